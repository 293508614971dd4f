package app.winfactor.sdk.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Time, so that tests can make it pass. */
public interface Time {
    /** {@return the time of day, for dates that others give} */
    Instant now();

    /** {@return nanoseconds that only ever grow, for deadlines} */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /** {@return completes after this time, on a thread that must not be kept; cancelling it stops the timer} */
    CompletableFuture<Void> after(Duration duration);

    /** Waits on this thread for what another one, or a timer, will complete. */
    <T> T await(CompletableFuture<T> future, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException;

    /** The time of this machine. */
    Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        }

        @Override
        public CompletableFuture<Void> after(Duration duration) {
            CompletableFuture<Void> timer = new CompletableFuture<>();
            return timer.completeOnTimeout(null, duration.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public <T> T await(CompletableFuture<T> future, Duration atMost)
                throws InterruptedException, ExecutionException, TimeoutException {
            return future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }
    };
}
