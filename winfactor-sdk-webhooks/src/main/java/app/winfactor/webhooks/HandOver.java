package app.winfactor.webhooks;

import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.LeaseLostException;
import app.winfactor.webhooks.events.WebhookEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

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
        @Nullable Throwable failure = null;
        try {
            if (handler.isPresent()) {
                handler.get().handle(event, delivery);
            }
        } catch (Throwable e) {
            failure = e;
        }
        // An interrupt could break the use of the store: it is passed on afterwards.
        boolean interrupted = Thread.interrupted() || failure instanceof InterruptedException;
        try {
            return failure == null ? handled(event, delivery, handler) : failed(event, delivery, failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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

    private Reception failed(WebhookEvent event, Delivery delivery, Throwable failure) {
        if (failure
                instanceof LeaseLostException) { // by a handler that marks as done itself: its effects are rolled back
            return new Reception(Outcome.STORE_FAILED, event, failure);
        }
        Optional<Duration> wait =
                failure instanceof PermanentFailureException ? Optional.empty() : waitAfter.apply(delivery.attempt());
        Reception reception;
        if (wait.isPresent()) {
            release(delivery, wait.get(), failure);
            reception = new Reception(Outcome.HANDLER_FAILED, event, failure);
        } else {
            reception = giveUp(event, delivery, failure);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return reception;
    }

    private Reception giveUp(WebhookEvent event, Delivery delivery, Throwable failure) {
        try {
            store.dead(delivery, Outline.withMessages(failure));
        } catch (RuntimeException e) {
            if (e != failure) {
                e.addSuppressed(failure);
            }
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
