package app.winfactor.sdk.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads of this SDK. They hold no process up, rest for some seconds and end, and take every task: an executor that
 * rejects one kills an {@code HttpClient} for good.
 */
final class Threads {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final AtomicLong NUMBERS = new AtomicLong();

    static final Executor POOL = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, REST.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), Threads::newThread);

    private Threads() {}

    private static Thread newThread(Runnable work) {
        // Without the thread locals and the class loader of whoever called first, which it would keep from being
        // unloaded.
        Thread thread = new Thread(null, work, "winfactor-" + NUMBERS.incrementAndGet(), 0, false);
        thread.setContextClassLoader(Threads.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
