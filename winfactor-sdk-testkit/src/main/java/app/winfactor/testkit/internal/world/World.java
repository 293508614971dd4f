package app.winfactor.testkit.internal.world;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything the fake knows, behind one lock: whoever reads or changes anything does so {@link #exclusively}. */
public final class World {
    /** The status of an answer that is a fault of the fake itself. */
    public static final int FAILED = 500;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final FakeClock clock;
    private final Agenda agenda = new Agenda();
    private final Ids ids;
    private final Environment environment;
    private final List<Tenant> tenants = new ArrayList<>();
    private final Tenant tenant;
    private final Tenant neighbour;
    private volatile Runnable listener = () -> {};
    private Chronicle chronicle = Chronicle.NONE;
    private boolean closed;

    /**
     * A world with nothing but two organizations and their templates.
     *
     * @param ids where every ID, key and token of this world is drawn from
     * @param origin where the fake answers
     */
    public World(FakeClock clock, Ids ids, String origin, Profile profile, Secrets secrets) {
        this.clock = clock;
        this.ids = ids;
        this.environment = new Environment(clock, agenda, ids, origin);
        this.tenant = found(profile, secrets);
        this.neighbour = found(Seeding.neighbour(ids), Secrets.drawn(ids));
    }

    /** What an organization starts with. */
    public record Secrets(String apiKey, String readOnlyKey, String signingSecret) {
        public static Secrets drawn(Ids ids) {
            return new Secrets(
                    ids.next("wf_test_KEEPSECRET_full_"),
                    ids.next("wf_test_KEEPSECRET_read_"),
                    ids.next("whsec_KEEPSECRET_"));
        }

        @Override
        public String toString() {
            return "Secrets[(not shown)]";
        }
    }

    private Tenant found(Profile profile, Secrets secrets) {
        ApiKeys keys = new ApiKeys(secrets.apiKey(), secrets.readOnlyKey(), ids);
        Tenant founded = new Tenant(profile, keys, secrets.signingSecret(), Seeding.templates(ids), environment);
        tenants.add(founded);
        return founded;
    }

    /** One more organization, with its templates. */
    public Tenant add(Function<Ids, Profile> profile) {
        return exclusively(() -> found(profile.apply(ids), Secrets.drawn(ids)));
    }

    /** What a key may do, and where. */
    public record Access(Tenant tenant, boolean readOnly) {}

    public Optional<Access> access(String key) {
        return tenants.stream()
                .flatMap(each -> each.keys().find(key).map(readOnly -> new Access(each, readOnly)).stream())
                .findFirst();
    }

    /** Every organization, in the order they came. */
    public Stream<Tenant> tenants() {
        return tenants.stream();
    }

    /** Whose quote it is. */
    public Tenant ownerOfQuote(String id) {
        return tenants.stream()
                .filter(each -> each.quotes().table().find(id).isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("quote"));
    }

    /** Whose live pricing a capability token belongs to; one that is unknown, or dead because a newer one replaced it, is refused. */
    public Tenant ownerOfToken(String token) {
        return tenants.stream()
                .filter(each -> each.sessions().knows(token))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(401, "unauthorized", "The capability token is unknown or no longer valid."));
    }

    /** The first organization. */
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

    /** Tells somebody of everything from now on. */
    public void rememberIn(Chronicle record) {
        change(() -> chronicle = record);
    }

    /** Carries out a request under the lock, which the caller has, and has it remembered, also when it was refused. */
    public <T> T commanded(Chronicle.Command command, Supplier<T> action, ToIntFunction<T> statusOf) {
        int status = FAILED;
        try {
            T result = action.get();
            status = statusOf.applyAsInt(result);
            return result;
        } catch (Refusal refusal) {
            status = refusal.status();
            throw refusal;
        } finally {
            chronicle.commanded(clock.now(), command, status);
        }
    }

    /** Tells somebody, who must not call back, whenever something may have changed. */
    public void whenChanged(Runnable told) {
        listener = told;
    }

    public Ids ids() {
        return ids;
    }

    /** Nothing else happens meanwhile, and no time passes. */
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
        agenda.catchUp(clock, clock.present());
        if (happened() != before) {
            changed.signalAll();
            listener.run();
        }
    }

    private long happened() {
        return tenants().mapToLong(each -> each.events().table().size()).sum();
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
                Optional<Tenant> due = tenants.stream()
                        .filter(each -> each.events().isDue())
                        .min(Comparator.comparing(
                                each -> each.events().nextDue().orElseThrow().at()));
                if (due.isPresent()) {
                    return due.get().events().begin(due.get());
                }
                Optional<Due> next = nextDue();
                if (clock.isTicking() && next.isPresent()) {
                    Duration wait = Duration.between(clock.now(), next.get().at());
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
        change(() -> {
            attempt.tenant().events().attempted(attempt.event(), error);
            chronicle.attempted(clock.now(), attempt.event(), error);
        });
    }

    /** Lets a delivery have been made that is remembered from before. */
    public void attemptedBefore(String eventId, @Nullable String error) {
        change(() -> {
            Tenant owner = tenants.stream()
                    .filter(each -> each.events().table().find(eventId).isPresent())
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("event"));
            owner.events().attemptedBefore(owner.events().table().get(eventId), error);
        });
    }

    /** Puts a delivery off that was to be made. */
    public void postpone(Attempt attempt, Duration by) {
        change(() ->
                attempt.tenant().events().postpone(attempt.event(), clock.now().plus(by)));
    }

    /** A copy of a delivery that was made. */
    public Attempt copy(Tenant owner, String eventId) {
        return exclusively(() -> owner.events().copy(eventId, owner));
    }

    /** When something happens next by the mere passing of time. */
    public Optional<Due> nextDue() {
        return Stream.concat(
                        agenda.nextDue().stream(), tenants.stream().flatMap(each -> each.events().nextDue().stream()))
                .min(Comparator.comparing(Due::at));
    }

    public void awaitIdle(Duration patience) {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            catchUp();
            while (!tenants.stream().allMatch(each -> each.events().idle())) {
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
        awaitIdle(PATIENCE);
        Instant target = exclusively(() -> clock.now().plus(by));
        boolean arrived = false;
        while (!arrived) {
            awaitIdle(PATIENCE);
            arrived = exclusively(() -> step(target));
        }
        awaitIdle(PATIENCE);
    }

    /** Lets time pass before the fake is open, with nobody to tell. */
    void pass(Duration time) {
        clock.advance(time);
        catchUp();
    }

    /** Lets time have been moved, as it is remembered from before. */
    public void movedBefore(Duration by) {
        change(() -> clock.movedBefore(by));
    }

    private boolean step(Instant target) {
        Instant now = clock.now();
        Instant next =
                nextDue().map(Due::at).filter(due -> due.isBefore(target)).orElse(target);
        Duration by = Duration.between(now, next);
        if (!by.isNegative() && !by.isZero()) {
            clock.advance(by);
            catchUp();
            chronicle.moved(clock.now(), by);
        }
        return !next.isBefore(target);
    }

    /** Takes what happened so far as told, and tells whom it may concern from now on. */
    public void open(@Nullable URI receiver) {
        change(() -> {
            tenants.forEach(each -> each.events().markAllDelivered());
            if (receiver != null) {
                tenant.subscription().deliverTo(receiver);
            }
        });
    }

    public void close() {
        change(() -> closed = true);
    }
}
