package app.winfactor.sdk;

import app.winfactor.sdk.internal.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Time that passes when somebody sleeps or waits, and only then. */
public final class VirtualTime implements Time {
    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::number));
    private Nap nap = duration -> {};
    private Duration passed = Duration.ZERO;
    private Duration step = Duration.ZERO;
    private long numbers;
    private long rings;

    public VirtualTime() {}

    private record Timer(Duration due, long number, CompletableFuture<Void> done) {}

    /** What else happens while somebody sleeps. */
    interface Nap {
        void during(Duration duration) throws InterruptedException;
    }

    VirtualTime whileSleeping(Nap what) {
        nap = what;
        return this;
    }

    synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    /** The clock on the wall is put forward, or back; deadlines must not notice. */
    public synchronized void stepWallClock(Duration by) {
        step = step.plus(by);
    }

    public synchronized Duration passed() {
        return passed;
    }

    /** {@return how many timers are set and will ring} */
    public synchronized int timersSet() {
        timers.removeIf(timer -> timer.done().isDone());
        return timers.size();
    }

    /** {@return how many timers have rung} */
    public synchronized long rings() {
        return rings;
    }

    @Override
    public synchronized Instant now() {
        return START.plus(passed).plus(step);
    }

    @Override
    public synchronized long nanos() {
        return Long.MAX_VALUE - 1_000_000 + passed.toNanos(); // a clock that runs over during the test
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        synchronized (this) {
            sleeps.add(duration);
        }
        nap.during(duration);
        advance(duration);
    }

    @Override
    public synchronized CompletableFuture<Void> after(Duration duration) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        timers.add(new Timer(passed.plus(duration), numbers++, done));
        notifyAll();
        return done;
    }

    /** Lets time pass, and what is due on the way happen when it is due. */
    public void advance(Duration duration) {
        Duration until = passed().plus(duration);
        while (ring(until)) {}
        synchronized (this) {
            passed = until;
        }
    }

    /** Waits for real for others, and passes virtual time whenever a timer is set. */
    @Override
    public <T> T await(CompletableFuture<T> future, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException {
        Duration until = passed().plus(atMost);
        CompletableFuture<T> unused = future.whenComplete((value, failure) -> {
            synchronized (this) {
                notifyAll();
            }
        });
        while (!future.isDone()) {
            if (!ring(until)) {
                synchronized (this) {
                    if (!timers.isEmpty() && timers.element().due().compareTo(until) > 0) {
                        passed = until;
                        throw new TimeoutException();
                    }
                    if (timers.isEmpty() && !future.isDone()) {
                        wait();
                    }
                }
            }
        }
        return future.get();
    }

    /** Moves on to the next timer up to then, and lets it ring; false if there is none. */
    private boolean ring(Duration until) {
        Timer next = next(until);
        if (next == null) {
            return false;
        }
        next.done().complete(null);
        return true;
    }

    private synchronized @Nullable Timer next(Duration until) {
        timers.removeIf(timer -> timer.done().isDone());
        if (timers.isEmpty() || timers.element().due().compareTo(until) > 0) {
            return null;
        }
        Timer next = timers.remove();
        rings++;
        passed = next.due().compareTo(passed) > 0 ? next.due() : passed;
        return next;
    }
}
