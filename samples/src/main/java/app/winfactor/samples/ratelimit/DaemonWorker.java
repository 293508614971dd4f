package app.winfactor.samples.ratelimit;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/** One daemon thread, in the time of this machine and of the database. */
final class DaemonWorker implements Worker {
    /** More than a statement may take, so that closing does not leave one behind. */
    private static final Duration PATIENCE = SharedMinute.PATIENCE.plusSeconds(1);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1,
            work -> {
                Thread made = new Thread(work, "winfactor-shared-limit");
                made.setDaemon(true);
                return made;
            },
            new DiscardPolicy());

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long ofAll(long nanosOfTheDatabase) {
        return nanosOfTheDatabase;
    }

    @Override
    public void run(Runnable task) {
        thread.execute(task);
    }

    @Override
    public void after(Duration wait, Runnable task) {
        ScheduledFuture<?> unused = thread.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            boolean unused = thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
