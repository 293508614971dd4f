package app.winfactor.samples.springboot;

import app.winfactor.webhooks.DeliveryHandler;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.events.SubmissionCreated;
import app.winfactor.webhooks.jdbc.JdbcDeliveryStore;
import java.sql.Connection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters a submission as an enquiry, with a task for the sales desk. Both and "done" are one commit of a transaction that
 * Spring runs, so each submission is entered exactly once, whenever the process is killed.
 */
@Component
class Enquiries implements DeliveryHandler<SubmissionCreated> {
    private final JdbcDeliveryStore deliveries;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;

    Enquiries(JdbcDeliveryStore deliveries, JdbcTemplate database, TransactionTemplate transactions) {
        this.deliveries = deliveries;
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public void handle(SubmissionCreated event, Delivery delivery) {
        String id = event.submissionId().orElseThrow();
        transactions.executeWithoutResult(transaction -> {
            database.update(
                    "INSERT INTO enquiry (submission_id, customer) VALUES (?, ?)",
                    id,
                    event.customer().name().orElse(""));
            database.update("INSERT INTO task (submission_id, what) VALUES (?, 'call back')", id);
            markDone(delivery);
        });
    }

    @Override
    public boolean marksDone() {
        return true;
    }

    /** By the connection of the transaction, which a JdbcTemplate gives. */
    private void markDone(Delivery delivery) {
        database.execute((ConnectionCallback<Boolean>) (Connection connection) -> {
            deliveries.done(delivery, connection);
            return true;
        });
    }
}
