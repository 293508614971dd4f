package app.winfactor.testkit.junit;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Who may use a fake at the same time: one test, or all. */
final class Turns {
    private final boolean taken;
    private final Semaphore turn = new Semaphore(1, true);
    private volatile @Nullable Thread holder;

    private Turns(boolean taken) {
        this.taken = taken;
    }

    static Turns one() {
        return new Turns(true);
    }

    static Turns all() {
        return new Turns(false);
    }

    boolean areTaken() {
        return taken;
    }

    /**
     * Waits for the turn of this test.
     *
     * @throws IllegalStateException if this thread has the turn: a thread pool that steals work began a test inside another
     */
    void begin() {
        if (!taken) {
            return;
        }
        if (holder == Thread.currentThread()) {
            throw new IllegalStateException(
                    "A test began on the thread of another one that is not over; give each its own fake, with @WinFactorTest");
        }
        turn.acquireUninterruptibly();
        holder = Thread.currentThread();
    }

    void end() {
        if (taken && holder == Thread.currentThread()) {
            holder = null;
            turn.release();
        }
    }
}
