package app.winfactor.sdk.http;

import app.winfactor.sdk.internal.MinuteLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * When an attempt may start. WinFactor takes 120 requests a minute of one API key, so every attempt of every client of that
 * key asks for its turn here; clients that share a key should share a limiter. To limit several machines together, implement
 * this interface over a store that they share.
 *
 * <p>It is called by many threads at once, and never waits on the thread that calls it.
 */
public interface RateLimiter {
    /**
     * Asks for a turn: first come, first served.
     *
     * @param atMost how long the caller would wait
     * @return completes when the attempt may start, at once if that is now; or exceptionally, with a
     *     {@link NoTurnException}, as soon as it is known that it cannot start in time. Cancelling it gives up the place in
     *     the queue.
     */
    CompletableFuture<Turn> turn(Duration atMost);

    /** The right to one attempt, which ends by exactly one of these. */
    interface Turn {
        /** The attempt is over: it was answered, or no answer will come. */
        void ended();

        /**
         * The attempt was answered 429, since others use the same key: nobody may start for as long as the answer says, and
         * fewer may for some minutes after.
         *
         * @param retryAfter how long WinFactor said to wait; empty if it did not say
         */
        void refused(Optional<Duration> retryAfter);
    }

    /**
     * The limit of one API key.
     *
     * @return a limiter of 120 attempts in any 60 seconds
     */
    static RateLimiter standard() {
        return perMinute(120);
    }

    /**
     * At most so many attempts in any 60 seconds, however the server counts them: by the fixed minute, by the last 60
     * seconds, or by a bucket. When the minute is free a quarter of them may start at once; the rest is spread. An attempt
     * counts until a minute after its end, since nobody here can see when the server counts it.
     *
     * @param attempts how many, at least 1
     * @return a limiter, with nothing used yet
     * @throws IllegalArgumentException if it is less than 1
     */
    static RateLimiter perMinute(int attempts) {
        return new MinuteLimiter(attempts);
    }

    /**
     * No limit, for tests and for those who are limited elsewhere.
     *
     * @return a limiter that always says yes
     */
    static RateLimiter unlimited() {
        return MinuteLimiter.UNLIMITED;
    }
}
