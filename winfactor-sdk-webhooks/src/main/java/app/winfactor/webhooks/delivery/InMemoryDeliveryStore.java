package app.winfactor.webhooks.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Remembers as long as the process lives, and only so many: the oldest handled delivery is forgotten first. What is being
 * handled is never forgotten for want of room. Enough for one process whose handlers may run again after a restart.
 */
public final class InMemoryDeliveryStore implements DeliveryStore {
    private static final int DEFAULT_CAPACITY = 100_000;
    private static final Duration DEFAULT_LEASE = Duration.ofMinutes(10);

    private final int capacity;
    private final Duration leaseTime;
    private final Clock clock;
    private final Map<String, Held> held = new HashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private long leases;

    private InMemoryDeliveryStore(int capacity, Duration leaseTime, Clock clock) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity must be at least 1: " + capacity);
        }
        if (leaseTime.isNegative() || leaseTime.isZero()) {
            throw new IllegalArgumentException("a lease must last longer than nothing: " + leaseTime);
        }
        this.capacity = capacity;
        this.leaseTime = leaseTime;
        this.clock = clock;
    }

    /** {@return a store for 100,000 handled deliveries, with leases of ten minutes} */
    public static InMemoryDeliveryStore create() {
        return of(DEFAULT_CAPACITY, DEFAULT_LEASE, Clock.systemUTC());
    }

    /**
     * A store.
     *
     * @param capacity how many handled deliveries it remembers, at least 1
     * @param leaseTime how long a holder has before somebody else may try: longer than the slowest handler
     * @param clock tells when a lease ends
     * @return the store
     * @throws IllegalArgumentException if the capacity or the lease is none
     */
    public static InMemoryDeliveryStore of(int capacity, Duration leaseTime, Clock clock) {
        return new InMemoryDeliveryStore(capacity, leaseTime, clock);
    }

    @Override
    public synchronized Claim claim(String deliveryId) {
        if (done.contains(deliveryId)) {
            return new Claim.Done();
        }
        Held current = held.get(deliveryId);
        Instant now = clock.instant();
        if (current != null && now.isBefore(current.until())) {
            return new Claim.InProgress();
        }
        Lease lease = new Lease(deliveryId, Long.toString(++leases));
        held.put(deliveryId, new Held(lease, now.plus(leaseTime)));
        return new Claim.Acquired(lease);
    }

    @Override
    public synchronized boolean complete(Lease lease) {
        if (!isHeldUnder(lease)) {
            return false;
        }
        held.remove(lease.deliveryId());
        done.add(lease.deliveryId());
        if (done.size() > capacity) {
            done.remove(done.iterator().next());
        }
        return true;
    }

    @Override
    public synchronized void release(Lease lease) {
        if (isHeldUnder(lease)) {
            held.remove(lease.deliveryId());
        }
    }

    @Override
    public synchronized void forget(String deliveryId) {
        done.remove(deliveryId);
    }

    private boolean isHeldUnder(Lease lease) {
        Held current = held.get(lease.deliveryId());
        return current != null && current.lease().equals(lease);
    }

    private record Held(Lease lease, Instant until) {}
}
