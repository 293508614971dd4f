package app.winfactor.webhooks.support;

import app.winfactor.webhooks.delivery.Acquisition;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.Lease;
import java.util.EnumSet;
import java.util.Set;

/** A store that cannot be reached, for some operations. */
public final class FaultyStore implements DeliveryStore {
    /** The operations that can fail. */
    public enum Operation {
        ACQUIRE,
        DONE,
        RELEASE
    }

    /** What a failing operation throws: always the same one. */
    public final RuntimeException down = new IllegalStateException("store is down");

    private final DeliveryStore store;
    private final Set<Operation> failing = EnumSet.noneOf(Operation.class);

    public FaultyStore(DeliveryStore store) {
        this.store = store;
    }

    public void fail(Operation operation) {
        failing.add(operation);
    }

    public void heal() {
        failing.clear();
    }

    @Override
    public Acquisition acquire(String deliveryId) {
        check(Operation.ACQUIRE);
        return store.acquire(deliveryId);
    }

    @Override
    public void done(Lease lease) {
        check(Operation.DONE);
        store.done(lease);
    }

    @Override
    public void release(Lease lease) {
        check(Operation.RELEASE);
        store.release(lease);
    }

    @Override
    public boolean forget(String deliveryId) {
        return store.forget(deliveryId);
    }

    private void check(Operation operation) {
        if (failing.contains(operation)) {
            throw down;
        }
    }
}
