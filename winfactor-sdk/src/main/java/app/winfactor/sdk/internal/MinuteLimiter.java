package app.winfactor.sdk.internal;

import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** At most so many starts in any 60 seconds: a queue before {@link Places} and {@link Pace}. */
public final class MinuteLimiter implements RateLimiter {
    private static final Turn FREE = new Turn() {
        @Override
        public void ended() {}

        @Override
        public void refused(Optional<Duration> retryAfter) {}
    };

    /** Always says yes. */
    public static final RateLimiter UNLIMITED = atMost -> CompletableFuture.completedFuture(FREE);

    /** Longer than any honest pause, and short enough that nobody is locked out for good by a wrong number. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private static final Duration LONGEST_WAIT = Duration.ofDays(36_500);

    private final Time time;
    private final long origin;
    private final Places places;
    private final Pace pace;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Waiter> queue = new LinkedHashSet<>();
    private @Nullable CompletableFuture<Void> timer;
    private long timerAt;
    /** What runs the code of others, and so not before the lock is free. */
    private List<Runnable> unlocked = new ArrayList<>();

    public MinuteLimiter(int limit) {
        this(limit, Time.SYSTEM);
    }

    public MinuteLimiter(int limit, Time time) {
        Checks.that(limit >= 1, "a limit is at least 1 a minute, got " + limit);
        this.time = time;
        this.origin = time.nanos();
        this.places = new Places(limit);
        this.pace = new Pace(limit);
    }

    @Override
    public CompletableFuture<Turn> turn(Duration atMost) {
        Waiter waiter = new Waiter();
        locked(now -> {
            waiter.deadline = now + within(atMost, LONGEST_WAIT).toNanos();
            enqueue(waiter, now);
        });
        CompletableFuture<Turn> unused = waiter.whenComplete((turn, failure) -> leave(waiter));
        return waiter;
    }

    private void enqueue(Waiter waiter, long now) {
        if (queue.isEmpty()) {
            queue.add(waiter);
            serve(now);
            return;
        }
        long earliest = earliest(queue.size(), now);
        if (earliest > waiter.deadline) {
            fail(waiter, earliest - now);
        } else {
            queue.add(waiter);
            if (waiter.deadline < timerAt) {
                wake(waiter.deadline, now);
            }
        }
    }

    /** A waiter whose future was completed by others does not wait any more. */
    private void leave(Waiter waiter) {
        locked(now -> {
            if (queue.remove(waiter) && queue.isEmpty()) {
                rest();
            }
        });
    }

    /** Lets start who may, turns away who cannot start in time, and sets the timer for the next. */
    private void serve(long now) {
        int waiting = 0;
        long firstDeadline = Long.MAX_VALUE;
        for (Iterator<Waiter> waiters = queue.iterator(); waiters.hasNext(); ) {
            Waiter waiter = waiters.next();
            long earliest = earliest(waiting, now);
            if (earliest > waiter.deadline) {
                waiters.remove();
                fail(waiter, earliest - now);
            } else if (earliest <= now) {
                waiters.remove();
                start(waiter, now);
            } else {
                waiting++;
                firstDeadline = Math.min(firstDeadline, waiter.deadline);
            }
        }
        if (waiting == 0) {
            rest();
        } else {
            // When only the end of another attempt can help, that end serves the queue; the timer is there to give up.
            boolean known = places.known() && pace.known(places.inFlight());
            wake(known ? earliest(0, now) : firstDeadline, now);
        }
    }

    private long earliest(int waiting, long now) {
        return Math.max(places.earliest(waiting, now), pace.earliest(places.inFlight() + waiting));
    }

    private void start(Waiter waiter, long now) {
        places.start();
        Started turn = new Started(now);
        unlocked.add(() -> {
            if (!waiter.complete(turn)) {
                turn.giveBack();
            }
        });
    }

    private void fail(Waiter waiter, long nanos) {
        unlocked.add(() -> waiter.completeExceptionally(new NoTurnException(Duration.ofNanos(nanos))));
    }

    private void wake(long at, long now) {
        if (timer != null && !timer.isDone() && timerAt == at) {
            return;
        }
        rest();
        CompletableFuture<Void> next = time.after(Duration.ofNanos(at - now));
        timer = next;
        timerAt = at;
        unlocked.add(() -> {
            CompletableFuture<Void> unused = next.thenRun(() -> locked(this::serve));
        });
    }

    private void rest() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void locked(LongConsumer change) {
        List<Runnable> after;
        lock.lock();
        try {
            long now = time.nanos() - origin;
            places.pass(now);
            pace.pass(now);
            change.accept(now);
            after = unlocked;
            unlocked = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        after.forEach(Runnable::run);
    }

    private static Duration within(Duration given, Duration most) {
        return given.isNegative() ? Duration.ZERO : given.compareTo(most) < 0 ? given : most;
    }

    private static final class Waiter extends CompletableFuture<Turn> {
        private long deadline;
    }

    private final class Started implements Turn {
        private final long at;
        private final AtomicBoolean over = new AtomicBoolean();

        private Started(long at) {
            this.at = at;
        }

        @Override
        public void ended() {
            end(now -> {
                places.end(now);
                pace.ended(at);
            });
        }

        @Override
        public void refused(Optional<Duration> retryAfter) {
            Optional<Duration> pause = retryAfter.map(told -> within(told, LONGEST_PAUSE));
            end(now -> {
                places.end(now);
                pace.refused(at, pause, now);
            });
        }

        private void giveBack() {
            end(now -> places.giveBack());
        }

        private void end(LongConsumer how) {
            if (over.compareAndSet(false, true)) {
                locked(how.andThen(MinuteLimiter.this::serve));
            }
        }
    }
}
