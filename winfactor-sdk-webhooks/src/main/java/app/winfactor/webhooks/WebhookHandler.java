package app.winfactor.webhooks;

import app.winfactor.webhooks.events.WebhookEvent;

/**
 * Handles events of one kind.
 *
 * @param <E> the kind
 */
@FunctionalInterface
public interface WebhookHandler<E extends WebhookEvent> {
    /**
     * Handles an event. When it returns, the event counts as handled for good; when it throws, the event comes again. A
     * crash can come between the two, so its own writes should be such that making them twice does no harm.
     *
     * @param event the event
     * @throws Exception if it could not be handled
     */
    void handle(E event) throws Exception;
}
