package app.winfactor.testkit.internal.world;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything the fake knows, behind one lock: whoever reads or changes anything does so {@link #exclusively}. */
public final class World {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Access> keys = new HashMap<>();
    private final FakeClock clock;
    private final String origin;
    private final Tenant tenant;
    private final Tenant neighbour;
    private volatile Runnable listener = () -> {};
    private boolean closed;

    /**
     * A world with nothing but two organizations and their templates.
     *
     * @param origin where the fake answers
     */
    public World(FakeClock clock, String origin, Profile profile, String signingSecret) {
        this.clock = clock;
        this.origin = origin;
        this.tenant = new Tenant(profile, Seeding.templates(), signingSecret, clock, origin);
        this.neighbour = new Tenant(
                Seeding.neighbour(), Seeding.templates(), Ids.next("whsec_KEEPSECRET_other_"), clock, origin);
    }

    /** What a key may do, and where. */
    public record Access(Tenant tenant, boolean readOnly) {}

    public void grant(String key, Access access) {
        keys.put(key, access);
    }

    public Optional<Access> access(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** The organization under test. */
    public Tenant tenant() {
        return tenant;
    }

    /** The organization whose things the one under test must never see. */
    public Tenant neighbour() {
        return neighbour;
    }

    public FakeClock clock() {
        return clock;
    }

    /** Tells somebody, who must not call back, whenever something may have changed. */
    public void whenChanged(Runnable told) {
        listener = told;
    }

    public <T> T exclusively(Supplier<T> action) {
        lock.lock();
        try {
            catchUp();
            return action.get();
        } finally {
            changed.signalAll();
            lock.unlock();
            listener.run();
        }
    }

    /** For an action that changes nothing, so that who looks on every change does not look for ever. */
    public <T> T looking(Supplier<T> action) {
        lock.lock();
        try {
            catchUp();
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    public void change(Runnable action) {
        exclusively(() -> {
            action.run();
            return true;
        });
    }

    private void catchUp() {
        long before = happened();
        tenants().forEach(each -> each.quotes().catchUp());
        if (happened() != before) {
            changed.signalAll();
            listener.run();
        }
    }

    private long happened() {
        return tenants().mapToLong(each -> each.events().table().size()).sum();
    }

    private Stream<Tenant> tenants() {
        return Stream.of(tenant, neighbour);
    }

    /**
     * Waits for the next delivery to make; null when the world is closed. Several threads may wait: one attempt goes to one
     * of them, for it is taken out under the lock. What time brings about here needs no signal, since all of them wait for
     * the same moment; everything else signals them all.
     */
    public @Nullable Attempt nextAttempt() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                catchUp();
                Optional<Attempt> attempt = tenant.events().begin(origin);
                if (attempt.isPresent()) {
                    return attempt.get();
                }
                Optional<Instant> due = nextDue();
                if (clock.isTicking() && due.isPresent()) {
                    Duration wait = Duration.between(clock.now(), due.get());
                    changed.awaitNanos(Math.max(wait.toNanos(), 1));
                } else {
                    changed.await();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Reports what became of a delivery: null when it was taken. */
    public void attempted(Attempt attempt, @Nullable String error) {
        change(() -> tenant.events().attempted(attempt.event(), error));
    }

    /** Puts a delivery off that was to be made. */
    public void postpone(Attempt attempt, Duration by) {
        change(() -> tenant.events().postpone(attempt.event(), clock.now().plus(by)));
    }

    /** A copy of a delivery that was made. */
    public Attempt copy(String eventId) {
        return exclusively(() -> tenant.events().copy(eventId, origin));
    }

    /** When something happens next by the mere passing of time. */
    public Optional<Instant> nextDue() {
        return tenants()
                .flatMap(
                        each -> Stream.of(each.quotes().nextDue(), each.events().nextDue()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    public void awaitIdle(Duration patience) {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            catchUp();
            while (!tenant.events().idle()) {
                if (nanos <= 0) {
                    throw new IllegalStateException("Webhooks were still being delivered after " + patience);
                }
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while webhooks were being delivered", e);
        } finally {
            lock.unlock();
        }
    }

    /** Moves time forward from one moment at which something is due to the next, as if it had passed. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time does not go back: " + by);
        }
        Instant target = clock.now().plus(by);
        boolean arrived = false;
        while (!arrived) {
            awaitIdle(PATIENCE);
            arrived = exclusively(() -> step(target));
        }
        awaitIdle(PATIENCE);
    }

    private boolean step(Instant target) {
        Instant now = clock.now();
        Instant next = nextDue().filter(due -> due.isBefore(target)).orElse(target);
        if (next.isAfter(now)) {
            clock.advance(Duration.between(now, next));
        }
        catchUp();
        return !next.isBefore(target);
    }

    /** Takes what happened so far as told, and tells whom it may concern from now on. */
    public void open(@Nullable URI receiver) {
        change(() -> {
            tenants().forEach(each -> each.events().markAllDelivered());
            if (receiver != null) {
                tenant.subscription().deliverTo(receiver);
            }
        });
    }

    public void close() {
        change(() -> closed = true);
    }
}
