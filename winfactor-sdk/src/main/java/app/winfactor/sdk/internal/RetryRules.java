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

    /** A repeat that would be felt is made only if the first one certainly changed nothing. */
    static boolean mayRepeat(Repeat repeat, Failure.Kind kind) {
        return kind.mayPass() && (repeat.harmless() || kind.notApplied());
    }
}
