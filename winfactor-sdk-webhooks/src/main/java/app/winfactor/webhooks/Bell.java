package app.winfactor.webhooks;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Wakes one idle worker for each event that is kept. */
final class Bell {
    private final Semaphore rings = new Semaphore(0);
    private final AtomicInteger listeners = new AtomicInteger();

    void listeners(int more) {
        listeners.addAndGet(more);
    }

    /** Of as many rings as there are workers each makes one look again, so more would be looks for nothing. */
    void ring() {
        if (rings.availablePermits() < listeners.get()) {
            rings.release();
        }
    }

    void await(Duration atMost) throws InterruptedException {
        boolean unused = rings.tryAcquire(
                TimeUnit.NANOSECONDS.convert(atMost), TimeUnit.NANOSECONDS); // who waits looks either way
    }
}
