package app.winfactor.sdk.internal;

import app.winfactor.sdk.http.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a failed attempt is made again, and when not. The only place that says so. */
final class RetryRules {
    private final RetryPolicy policy;
    private final RandomGenerator random;

    RetryRules(RetryPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /**
     * Decides after a failed attempt.
     *
     * @param attempt the attempt that failed; 1 is the first
     * @param left what is left until the deadline
     * @return how long to wait before the next attempt; empty to give up
     */
    Optional<Duration> waitBeforeNext(Repeat repeat, Failure failure, int attempt, Duration left) {
        if (attempt >= policy.attempts() || !mayRepeat(repeat, failure.kind())) {
            return Optional.empty();
        }
        Duration backoff = policy.delayAfter(attempt, random);
        Duration wait =
                failure.retryAfter().filter(told -> told.compareTo(backoff) > 0).orElse(backoff);
        return Optional.of(wait).filter(delay -> delay.compareTo(left) < 0);
    }

    /**
     * How long an attempt may take. One that may be repeated leaves half of the time for the next, so that an answer that
     * never comes is asked for again; one that may not has all of it.
     */
    Duration timeForAttempt(Repeat repeat, int attempt, Duration left) {
        return repeat.harmless() && attempt < policy.attempts() ? left.dividedBy(2) : left;
    }

    /** A repeat that would be felt is made only if the first one certainly changed nothing. */
    static boolean mayRepeat(Repeat repeat, Failure.Kind kind) {
        return kind.mayPass() && (repeat.harmless() || kind.notApplied());
    }
}
