package app.winfactor.webhooks;

import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.LeaseLostException;
import app.winfactor.webhooks.events.WebhookEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

/** Hands a claimed event to its handler, and ends the lease by what became of it. */
final class HandOver {
    private final DeliveryStore store;
    private final Handlers handlers;
    private final IntFunction<Optional<Duration>> waitAfter;

    /**
     * For one store.
     *
     * @param waitAfter how long a delivery rests after an attempt that failed; empty if that was the last
     */
    HandOver(DeliveryStore store, Handlers handlers, IntFunction<Optional<Duration>> waitAfter) {
        this.store = store;
        this.handlers = handlers;
        this.waitAfter = waitAfter;
    }

    Reception handOver(WebhookEvent event, Delivery delivery) {
        Optional<DeliveryHandler<WebhookEvent>> handler = handlers.of(event);
        try {
            if (handler.isPresent()) {
                handler.get().handle(event, delivery);
            }
        } catch (PermanentFailureException e) {
            return giveUp(event, delivery, e);
        } catch (LeaseLostException e) { // by a handler that marks as done itself: its effects are rolled back
            return new Reception(Outcome.STORE_FAILED, event, e);
        } catch (Exception e) {
            return failed(event, delivery, e);
        } catch (Error e) {
            release(delivery, waitAfter.apply(delivery.attempt()).orElse(Duration.ZERO), e);
            throw e;
        }
        return handled(event, delivery, handler);
    }

    private Reception handled(WebhookEvent event, Delivery delivery, Optional<DeliveryHandler<WebhookEvent>> handler) {
        boolean markedDone = handler.isPresent() && handler.get().marksDone();
        try {
            if (!markedDone) {
                store.done(delivery);
            }
        } catch (RuntimeException e) { // the lease is kept: until it runs out, no copy repeats what was handled
            return new Reception(Outcome.STORE_FAILED, event, e);
        }
        return new Reception(handler.isPresent() ? Outcome.HANDLED : Outcome.NO_HANDLER, event, null);
    }

    private Reception failed(WebhookEvent event, Delivery delivery, Exception failure) {
        Optional<Duration> wait = waitAfter.apply(delivery.attempt());
        Reception reception;
        if (wait.isPresent()) {
            release(delivery, wait.get(), failure);
            reception = new Reception(Outcome.HANDLER_FAILED, event, failure);
        } else {
            reception = giveUp(event, delivery, failure);
        }
        if (failure instanceof InterruptedException) { // after the store was used, which an interrupt could break
            Thread.currentThread().interrupt();
        }
        return reception;
    }

    private Reception giveUp(WebhookEvent event, Delivery delivery, Exception failure) {
        try {
            store.dead(delivery, Outline.withMessages(failure));
        } catch (RuntimeException e) {
            e.addSuppressed(failure);
            return new Reception(Outcome.STORE_FAILED, event, e);
        }
        return new Reception(Outcome.DEAD, event, failure);
    }

    /** A lease that cannot be released runs out by itself. */
    private void release(Delivery delivery, Duration wait, Throwable failure) {
        try {
            store.release(delivery, wait);
        } catch (RuntimeException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }
}
