package app.winfactor.testkit.internal.server;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Real time that passes, unless the server closes before. */
final class Pause {
    private final CountDownLatch closed = new CountDownLatch(1);

    void of(Duration time) throws InterruptedIOException {
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new InterruptedIOException("The fake was closed meanwhile");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted");
        }
    }

    void end() {
        closed.countDown();
    }
}
