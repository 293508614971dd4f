package app.winfactor.webhooks;

import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.Acquisition;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.Lease;
import app.winfactor.webhooks.events.WebhookEvent;

/** Hands an event to its handler once: lease, handle, done. */
final class HandOver {
    private final DeliveryStore store;
    private final Handlers handlers;

    HandOver(DeliveryStore store, Handlers handlers) {
        this.store = store;
        this.handlers = handlers;
    }

    Reception handOver(WebhookEvent event) {
        Acquisition acquisition;
        try {
            acquisition = store.acquire(event.deliveryId());
        } catch (RuntimeException e) {
            return new Reception(Outcome.STORE_FAILED, event, e);
        }
        if (acquisition instanceof Acquisition.Acquired acquired) {
            return handle(event, acquired.lease());
        }
        boolean done = acquisition instanceof Acquisition.Done;
        return new Reception(done ? Outcome.DUPLICATE : Outcome.IN_PROGRESS, event, null);
    }

    private Reception handle(WebhookEvent event, Lease lease) {
        boolean handled;
        try {
            handled = handlers.handle(event);
        } catch (Exception e) {
            release(lease, e);
            if (e instanceof InterruptedException) { // after the store was used, which an interrupt could break
                Thread.currentThread().interrupt();
            }
            return new Reception(Outcome.HANDLER_FAILED, event, e);
        } catch (Error e) {
            release(lease, e);
            throw e;
        }
        try {
            store.done(lease);
        } catch (RuntimeException e) { // the lease is kept: until it runs out, no copy repeats what was handled
            return new Reception(Outcome.STORE_FAILED, event, e);
        }
        return new Reception(handled ? Outcome.HANDLED : Outcome.NO_HANDLER, event, null);
    }

    /** A lease that cannot be released runs out by itself. */
    private void release(Lease lease, Throwable failure) {
        try {
            store.release(lease);
        } catch (RuntimeException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }
}
