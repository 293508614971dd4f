package app.winfactor.sdk.internal;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast attempts may start: a quarter of a minute's number at once, the rest spread over the minute. An attempt in flight
 * is counted whole, and begins to be forgotten when it ended: it may have reached the server as late as that.
 *
 * <p>A refusal says that others use the same key. It stops everybody for a while; then fewer a minute are allowed, and more
 * again with every minute that passes without a refusal. Who had much gives up much: a server with a bucket refuses one
 * client and not the other, and so they still come to like shares.
 */
final class Pace {
    /** Of a whole limit; of half of it a quarter of that. Found by simulation, as the next. */
    private static final double GIVEN_UP = 0.6;

    /** Of the limit in the first quiet minute; in the second twice as much, and so on. */
    private static final double REGAINED = 0.03;

    private static final double FLOOR = 0.1;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;
    /** Far less than one attempt, and far more than what doubles lose. */
    private static final double NOTHING = 1e-9;

    private final int limit;
    private double slowed;
    private long quietSince;
    private long slowedAt = -1;
    private int refusals;
    /** How many ended attempts are not forgotten yet. */
    private double level;
    /** The level holds until then, and falls from then on; in the future during a pause. */
    private long since;

    Pace(int limit) {
        this.limit = limit;
        this.slowed = limit;
    }

    /** Forgets what time has earned. */
    void pass(long now) {
        while (since < now) {
            long until = Math.min(now, nextStep(since));
            level = Math.max(0, level - (until - since) * rate(since));
            since = until;
        }
    }

    void ended(long startedAt) {
        if (startedAt > slowedAt) { // else what it took was taken before the pause
            level++;
            refusals = 0;
        }
    }

    void refused(long startedAt, Optional<Duration> retryAfter, long now) {
        if (startedAt > slowedAt) { // else it belongs to a burst that has been answered already
            double share = allowed(now) / limit;
            slowed = Math.max(allowed(now) * (1 - GIVEN_UP * share * share), Math.max(1, limit * FLOOR));
            slowedAt = now;
            refusals++;
        }
        int doublings = Math.min(Math.max(refusals - 1, 0), MOST_DOUBLINGS);
        Duration pause = retryAfter.orElse(FIRST_PAUSE.multipliedBy(1L << doublings));
        since = Math.max(since, now + pause.toNanos());
        quietSince = since;
        level = burst(since) - 1; // what was saved up is not there, it turned out: one, and the rest is spread
    }

    /** Whether it is known when the next may start, whatever becomes of what is in flight. */
    boolean known(int inFlight) {
        return inFlight + 1 <= burst(since);
    }

    /** {@return when one may start, at the earliest, after so many who are in flight or before it} */
    long earliest(int before) {
        double total = before + 1 + level;
        long at = since;
        while (true) {
            double wait = Math.ceil((total - burst(at) - NOTHING) / rate(at));
            long next = nextStep(at);
            if (wait < next - at) {
                return at + Math.max(0, (long) wait);
            }
            total -= (next - at) * rate(at);
            at = next;
        }
    }

    private double burst(long at) {
        return Math.max(1, Math.floor(allowed(at) / 4));
    }

    private double rate(long at) {
        return allowed(at) / Places.MINUTE;
    }

    private double allowed(long at) {
        double minutes = quietMinutes(at);
        return Math.min(limit, slowed + limit * REGAINED * minutes * (minutes + 1) / 2);
    }

    /** {@return when more is allowed than at that time} */
    private long nextStep(long at) {
        return allowed(at) < limit ? quietSince + (quietMinutes(at) + 1) * Places.MINUTE : Long.MAX_VALUE;
    }

    private long quietMinutes(long at) {
        return Math.max(0, at - quietSince) / Places.MINUTE;
    }
}
