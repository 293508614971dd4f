package app.winfactor.samples.killed;

import java.time.Duration;
import java.util.concurrent.Callable;

/** For what other processes do, in real time. */
final class Waiting {
    private Waiting() {}

    /** Whether something came true in time. */
    static boolean until(Callable<Boolean> condition, Duration patience) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }
}
