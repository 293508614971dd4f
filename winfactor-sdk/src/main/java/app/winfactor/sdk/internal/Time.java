package app.winfactor.sdk.internal;

import java.time.Duration;
import java.time.Instant;

/** Time, so that tests can make it pass. */
public interface Time {
    /** {@return the time of day, for dates that others give} */
    Instant now();

    /** {@return nanoseconds that only ever grow, for deadlines} */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

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
    };
}
