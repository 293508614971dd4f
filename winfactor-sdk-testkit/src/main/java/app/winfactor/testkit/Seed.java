package app.winfactor.testkit;

/** What a fake starts with. All names and addresses are invented. */
public enum Seed {
    /** The organization and its templates. */
    EMPTY,

    /** Also a handful of submissions, quotes, contacts and leads of the last two weeks, and their events as delivered. */
    DEMO
}
