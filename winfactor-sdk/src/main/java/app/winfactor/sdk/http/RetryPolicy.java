package app.winfactor.sdk.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often, and after how long, a call is tried again. <em>Whether</em> it may be tried again is not up to this
 * policy: a write whose repeat would be felt is repeated only when the first one certainly did not arrive.
 *
 * @param attempts how many times a call is tried in all, at least 1
 * @param firstDelay the longest wait after the first attempt; it doubles with each further one
 * @param maxDelay what the wait never exceeds, at most a day
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration maxDelay) {
    private static final int MAX_DOUBLINGS = 30;
    private static final Duration LONGEST = Duration.ofDays(1); // doubled that often, it can still be counted

    /**
     * A policy.
     *
     * @param attempts how many times a call is tried in all, at least 1
     * @param firstDelay the longest wait after the first attempt; it doubles with each further one
     * @param maxDelay what the wait never exceeds, at most a day
     */
    public RetryPolicy {
        if (attempts < 1
                || firstDelay.isNegative()
                || maxDelay.compareTo(firstDelay) < 0
                || maxDelay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("attempts is at least 1, and 0 <= firstDelay <= maxDelay <= 1 day; got "
                    + attempts + ", " + firstDelay + ", " + maxDelay);
        }
    }

    /** {@return three attempts, 0.5 s to 8 s apart at most} */
    public static RetryPolicy standard() {
        return new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(8));
    }

    /** {@return no second attempt} */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
    }

    /**
     * How long to wait: anything up to the limit of this attempt ("full jitter"), so that clients that failed together do
     * not come back together.
     *
     * @param attempt the attempt that failed; 1 is the first
     * @param random where the wait is drawn from
     * @return the wait
     */
    public Duration delayAfter(int attempt, RandomGenerator random) {
        Duration doubled = firstDelay.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        Duration limit = doubled.compareTo(maxDelay) < 0 ? doubled : maxDelay;
        return Duration.ofNanos(random.nextLong(limit.toNanos() + 1));
    }
}
