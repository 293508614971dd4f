package app.winfactor.webhooks;

import app.winfactor.webhooks.events.WebhookEvent;

/**
 * What to do with an event. It returns once its effect is certain, and throws if it is not: the event then comes again.
 * It can run again for the same event after it failed, or after it took longer than its lease.
 *
 * <p>Events do not come in order, and an event tells what was, not what is. Fetch the record that it is about, and act on
 * what it is now: then neither order nor copies matter, and nothing goes backwards. Where that is not possible, remember the
 * time of the last event that was acted on, and leave out what {@link WebhookEvent#isOlderThan is older}.
 *
 * @param <E> the events it takes
 */
@FunctionalInterface
public interface WebhookHandler<E extends WebhookEvent> {
    /**
     * Handles an event.
     *
     * @param event the event
     * @throws PermanentFailureException if it cannot succeed however often it is tried
     * @throws Exception if it did not succeed
     */
    void handle(E event) throws Exception;
}
