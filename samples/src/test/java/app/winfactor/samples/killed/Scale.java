package app.winfactor.samples.killed;

import java.time.Duration;

/**
 * How large a run is: the short form unless told otherwise by system properties.
 *
 * @param deliveries how many events happen
 * @param kills how many processes are killed at least
 * @param seed of everything random here; the moments at which processes and threads meet are the machine's
 */
record Scale(int deliveries, int kills, long seed) {
    static Scale ofThisRun() {
        return new Scale(
                Integer.getInteger("killed.deliveries", 400),
                Integer.getInteger("killed.kills", 4),
                Long.getLong("killed.seed", System.nanoTime()));
    }

    /** One fault comes in each round: a kill, or once the restart of the database. */
    int rounds() {
        return kills + 1;
    }

    int deliveriesIn(int round) {
        return deliveries * (round + 1) / rounds() - deliveries * round / rounds();
    }

    /** How long the rest may take when the last fault is over. */
    Duration patience() {
        return Duration.ofSeconds(60).plusMillis(20L * deliveries);
    }
}
