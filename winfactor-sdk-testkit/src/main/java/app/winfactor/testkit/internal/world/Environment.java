package app.winfactor.testkit.internal.world;

/**
 * What all organizations of one world share.
 *
 * @param origin where the fake answers
 */
record Environment(FakeClock clock, Agenda agenda, Ids ids, String origin) {}
