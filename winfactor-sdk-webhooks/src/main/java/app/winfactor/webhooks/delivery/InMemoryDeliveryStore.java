package app.winfactor.webhooks.delivery;

import app.winfactor.webhooks.delivery.Acquisition.Acquired;
import app.winfactor.webhooks.delivery.Acquisition.Done;
import app.winfactor.webhooks.delivery.Acquisition.InProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Remembers within one process and until it ends. After a restart nothing is lost, because what was not done is delivered
 * again; but an event that was done can then be handled again if another copy of it comes.
 *
 * <p>Of the done ones the newest are kept, as many as its capacity. A lease that has not run out is never dropped.
 */
public final class InMemoryDeliveryStore implements DeliveryStore {
    /** How many done deliveries are remembered unless told otherwise. */
    public static final int DEFAULT_CAPACITY = 10_000;

    /**
     * How long a lease lasts unless told otherwise: longer than a handler should take, and over before WinFactor's third and
     * last attempt, so that a handler that hangs does not cost the event.
     */
    public static final Duration DEFAULT_LEASE_TIME = Duration.ofMinutes(5);

    private final int capacity;
    private final Duration leaseTime;
    private final Clock clock;
    private final Map<String, Held> leases = new HashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private long leasesGiven;

    private record Held(Lease lease, Instant until) {}

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
    public synchronized Acquisition acquire(String deliveryId) {
        if (done.contains(deliveryId)) {
            return new Done();
        }
        Instant now = clock.instant();
        Held held = leases.get(deliveryId);
        if (held != null && now.isBefore(held.until())) {
            return new InProgress();
        }
        if (leases.size() >= capacity) { // holders that died without a word must not fill the memory
            leases.values().removeIf(other -> !now.isBefore(other.until()));
        }
        Lease lease = new Lease(deliveryId, Long.toString(++leasesGiven));
        leases.put(deliveryId, new Held(lease, now.plus(leaseTime)));
        return new Acquired(lease);
    }

    @Override
    public synchronized void done(Lease lease) {
        if (!end(lease)) {
            throw new LeaseLostException(lease);
        }
        done.add(lease.deliveryId());
        if (done.size() > capacity) {
            Iterator<String> oldest = done.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    public synchronized void release(Lease lease) {
        end(lease);
    }

    @Override
    public synchronized boolean forget(String deliveryId) {
        return done.remove(deliveryId);
    }

    private boolean end(Lease lease) {
        Held held = leases.get(lease.deliveryId());
        return held != null && held.lease().equals(lease) && leases.remove(lease.deliveryId(), held);
    }
}
