package app.winfactor.webhooks;

import app.winfactor.webhooks.events.WebhookEvent;

/**
 * What to do with an event. It returns once its effect is certain, and throws if it is not: WinFactor then delivers again.
 * It can run again for the same event after it failed, or after it took longer than its lease.
 *
 * @param <E> the events it takes
 */
@FunctionalInterface
public interface WebhookHandler<E extends WebhookEvent> {
    /**
     * Handles an event.
     *
     * @param event the event
     * @throws Exception if it did not succeed
     */
    void handle(E event) throws Exception;
}
