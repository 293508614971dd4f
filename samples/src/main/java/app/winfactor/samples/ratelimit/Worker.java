package app.winfactor.samples.ratelimit;

import java.time.Duration;

/** The one thread of a {@link SharedRateLimiter}, and its time, so that tests can make it pass. */
interface Worker extends AutoCloseable {
    /** {@return nanoseconds that only ever grow, of this process alone} */
    long nanos();

    /** {@return nanoseconds that are the same for all processes: those of the database, but in a test} */
    long ofAll(long nanosOfTheDatabase);

    /** Runs it after what it was given before, or not at all when it is closed. */
    void run(Runnable task);

    /** Runs it after this time, or not at all when it is closed before. */
    void after(Duration wait, Runnable task);

    /** Comes back when the thread has ended, or when the database holds it for longer than any statement may take. */
    @Override
    void close();
}
