package app.winfactor.webhooks;

import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.events.WebhookEvent;

/**
 * A {@link WebhookHandler} that also wants to know which delivery it handles: its ID, which attempt this is, and when the
 * first copy came.
 *
 * @param <E> the events it takes
 */
@FunctionalInterface
public interface DeliveryHandler<E extends WebhookEvent> {
    /**
     * Handles an event.
     *
     * @param event the event
     * @param delivery the delivery it came with
     * @throws PermanentFailureException if it cannot succeed however often it is tried
     * @throws Exception if it did not succeed
     */
    void handle(E event, Delivery delivery) throws Exception;

    /**
     * {@return whether it marks the delivery as done by itself, together with its effects, before it returns; false unless
     * overridden}
     */
    default boolean marksDone() {
        return false;
    }
}
