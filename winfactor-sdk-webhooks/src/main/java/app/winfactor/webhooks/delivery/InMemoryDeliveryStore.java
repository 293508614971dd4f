package app.winfactor.webhooks.delivery;

import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.delivery.Claim.Dead;
import app.winfactor.webhooks.delivery.Claim.Done;
import app.winfactor.webhooks.delivery.Claim.InProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers within one process and until it ends. After a restart nothing is lost, because what was not done is delivered
 * again; but an event that was done can then be handled again if another copy of it comes.
 *
 * <p>What is done or dead is remembered for {@link #MEMORY}, and of it the newest only, as many as the capacity. A lease
 * that has not run out is never dropped.
 */
public final class InMemoryDeliveryStore implements DeliveryStore {
    /** How many done deliveries are remembered unless told otherwise. */
    public static final int DEFAULT_CAPACITY = 10_000;

    /**
     * How long a lease lasts unless told otherwise: longer than a handler should take within a request, and over before
     * WinFactor's third and last attempt, whichever of the others broke off.
     */
    public static final Duration DEFAULT_LEASE_TIME = Duration.ofMinutes(2);

    /** How long a delivery is remembered: far longer than WinFactor repeats it by itself. */
    public static final Duration MEMORY = Duration.ofDays(7);

    private final int capacity;
    private final Duration leaseTime;
    private final Clock clock;
    /** What is leased or was given back, in the order in which it became so. */
    private final Map<String, Open> open = new LinkedHashMap<>();
    /** What is done or dead, in the order in which it became so. */
    private final Map<String, Ended> ended = new LinkedHashMap<>();

    private long leasesGiven;

    /** @param delivery the latest lease, in force or given back */
    private record Open(Delivery delivery, boolean leased, Instant claimableAt) {}

    private record Ended(Delivery delivery, boolean dead, Instant at) {}

    private InMemoryDeliveryStore(int capacity, Duration leaseTime, Clock clock) {
        this.capacity = capacity;
        this.leaseTime = leaseTime;
        this.clock = clock;
    }

    /** {@return an empty store with the defaults and the system's clock} */
    public static InMemoryDeliveryStore create() {
        return create(DEFAULT_CAPACITY, DEFAULT_LEASE_TIME, Clock.systemUTC());
    }

    /**
     * An empty store.
     *
     * @param capacity how many done deliveries to remember, at least one
     * @param leaseTime how long a handler may take before somebody else may handle the same delivery: more than nothing
     * @param clock tells the time
     * @return the store
     * @throws IllegalArgumentException if capacity or leaseTime is out of range
     */
    public static InMemoryDeliveryStore create(int capacity, Duration leaseTime, Clock clock) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity must be at least one: " + capacity);
        }
        if (leaseTime.isNegative() || leaseTime.isZero()) {
            throw new IllegalArgumentException("the lease time must be more than nothing: " + leaseTime);
        }
        return new InMemoryDeliveryStore(capacity, leaseTime, Objects.requireNonNull(clock, "clock"));
    }

    @Override
    public synchronized Claim claim(String deliveryId) {
        Instant now = clock.instant();
        dropOld(now);
        Ended end = ended.get(deliveryId);
        if (end != null) {
            return end.dead() ? new Dead() : new Done();
        }
        Open before = open.get(deliveryId);
        if (before != null && now.isBefore(before.claimableAt())) {
            return new InProgress();
        }
        Delivery delivery = claimed(deliveryId, before, now);
        put(new Open(delivery, true, now.plus(leaseTime)));
        return new Claimed(delivery);
    }

    private Delivery claimed(String deliveryId, @Nullable Open before, Instant now) {
        String token = Long.toString(++leasesGiven);
        return before == null
                ? new Delivery(deliveryId, token, 1, now)
                : new Delivery(
                        deliveryId,
                        token,
                        before.delivery().attempt() + 1,
                        before.delivery().firstSeen());
    }

    @Override
    public synchronized void done(Delivery delivery) {
        end(delivery, false);
    }

    @Override
    public synchronized void dead(Delivery delivery, String error) {
        end(delivery, true);
    }

    private void end(Delivery delivery, boolean dead) {
        if (holds(delivery)) {
            open.remove(delivery.id());
            ended.put(delivery.id(), new Ended(delivery, dead, clock.instant()));
            if (ended.size() > capacity) {
                dropFirst(ended);
            }
            return;
        }
        Ended end = ended.get(delivery.id());
        if (end == null || end.dead() != dead || !end.delivery().token().equals(delivery.token())) {
            throw new LeaseLostException(delivery);
        }
    }

    @Override
    public synchronized void release(Delivery delivery, Duration after) {
        if (holds(delivery)) {
            put(new Open(delivery, false, clock.instant().plus(after)));
        }
    }

    @Override
    public synchronized boolean forget(String deliveryId) {
        return ended.remove(deliveryId) != null;
    }

    private boolean holds(Delivery delivery) {
        Open latest = open.get(delivery.id());
        return latest != null && latest.leased() && latest.delivery().token().equals(delivery.token());
    }

    private void put(Open next) {
        open.remove(next.delivery().id()); // it goes to the end
        open.put(next.delivery().id(), next);
    }

    private void dropOld(Instant now) {
        Instant forgotten = now.minus(MEMORY);
        while (!ended.isEmpty() && ended.values().iterator().next().at().isBefore(forgotten)) {
            dropFirst(ended);
        }
        // Holders that died without a word must not fill the memory. The oldest leases run out first.
        while (open.size() >= capacity
                && !now.isBefore(open.values().iterator().next().claimableAt())) {
            dropFirst(open);
        }
    }

    private static void dropFirst(Map<String, ?> map) {
        Iterator<?> first = map.values().iterator();
        first.next();
        first.remove();
    }
}
