package app.winfactor.webhooks.jdbc;

import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.events.WebhookEvent;
import java.sql.Connection;

/**
 * A handler that writes to the database which also remembers the deliveries: what it writes and "done" are one commit, so
 * that its effect happens exactly once, whatever fails and however many copies come.
 *
 * @param <E> the events it takes
 * @see JdbcDeliveryStore#inTransaction
 */
@FunctionalInterface
public interface TransactionalHandler<E extends WebhookEvent> {
    /**
     * Handles an event. Nothing that it does elsewhere, such as a call to another system, is part of the transaction.
     *
     * @param event the event
     * @param delivery the delivery it came with
     * @param connection in a transaction, which ends after this returns (committed) or throws (rolled back); it refuses to be
     *     committed, rolled back or closed here
     * @throws app.winfactor.webhooks.PermanentFailureException if it cannot succeed however often it is tried
     * @throws Exception if it did not succeed
     */
    void handle(E event, Delivery delivery, Connection connection) throws Exception;
}
