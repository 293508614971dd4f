package app.winfactor.webhooks.delivery;

import java.time.Duration;
import java.util.Optional;

/** When a kept event whose handler failed is tried again, and when it is given up. */
public final class RetrySchedule {
    /** A second, doubling up to an hour, 20 attempts: about nine hours in all. */
    public static final RetrySchedule DEFAULT = exponential(Duration.ofSeconds(1), Duration.ofHours(1), 20);

    private static final int MOST_DOUBLINGS = 40; // a second doubled so often is longer than anybody waits

    private final Duration first;
    private final Duration longest;
    private final int attempts;

    private RetrySchedule(Duration first, Duration longest, int attempts) {
        this.first = first;
        this.longest = longest;
        this.attempts = attempts;
    }

    /**
     * Waits that double.
     *
     * @param first the wait after the first attempt: more than nothing
     * @param longest no wait is longer: at least the first
     * @param attempts how many in all, at least 1; after the last the event is dead
     * @return the schedule
     * @throws IllegalArgumentException if one is out of range
     */
    public static RetrySchedule exponential(Duration first, Duration longest, int attempts) {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("the first wait must be more than nothing: " + first);
        }
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("the longest wait must be at least the first: " + longest);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("there must be at least one attempt: " + attempts);
        }
        return new RetrySchedule(first, longest, attempts);
    }

    /** {@return how many attempts there are in all} */
    public int attempts() {
        return attempts;
    }

    /**
     * The wait after an attempt that failed.
     *
     * @param attempt which one, from 1
     * @return how long to wait; empty if it was the last
     */
    public Optional<Duration> after(int attempt) {
        if (attempt >= attempts) {
            return Optional.empty();
        }
        Duration wait = first;
        for (int i = 1; i < Math.min(attempt, MOST_DOUBLINGS) && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return Optional.of(wait.compareTo(longest) < 0 ? wait : longest);
    }

    /** {@return the waits and the number of attempts} */
    @Override
    public String toString() {
        return "RetrySchedule[" + first + " doubling to " + longest + ", " + attempts + " attempts]";
    }
}
