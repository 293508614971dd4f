package app.winfactor.webhooks.support;

import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryStore;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** A store that cannot be reached, for some operations. */
public final class FaultyStore implements DeliveryStore {
    /** The operations that can fail. */
    public enum Operation {
        CLAIM,
        DONE,
        RELEASE,
        DEAD
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
    public Claim claim(String deliveryId) {
        check(Operation.CLAIM);
        return store.claim(deliveryId);
    }

    @Override
    public void done(Delivery delivery) {
        check(Operation.DONE);
        store.done(delivery);
    }

    @Override
    public void release(Delivery delivery, Duration after) {
        check(Operation.RELEASE);
        store.release(delivery, after);
    }

    @Override
    public void dead(Delivery delivery, String error) {
        check(Operation.DEAD);
        store.dead(delivery, error);
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
