package app.winfactor.testkit.internal.wire;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the changes of anything that can be seen of a fake. */
public final class Changes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition bumped = lock.newCondition();
    private long revision;

    public void bump() {
        lock.lock();
        try {
            revision++;
            bumped.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public long revision() {
        lock.lock();
        try {
            return revision;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a later revision than this one; comes back with the present one, which is this one when time is over. */
    public long awaitAfter(long known, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (revision == known && nanos > 0) {
                nanos = bumped.awaitNanos(nanos);
            }
            return revision;
        } finally {
            lock.unlock();
        }
    }
}
