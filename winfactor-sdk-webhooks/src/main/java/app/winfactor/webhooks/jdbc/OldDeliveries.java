package app.winfactor.webhooks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Removes what is remembered no longer, in small batches. Of the dead and of the events that are kept none is ever removed.
 */
final class OldDeliveries {
    /** The batch is larger than the number of deliveries after which it comes, so the table does not grow for ever. */
    private static final int ONE_BATCH_IN = 100;

    private static final int BATCH = 250;

    private static final String OLD = " due_at < {now} - ? AND (state = 'done' OR (state = 'open' AND body IS NULL))";
    private static final String FIND = "SELECT delivery_id FROM {table} WHERE" + OLD;
    private static final String REMOVE = "DELETE FROM {table} WHERE delivery_id = ? AND" + OLD;

    private final Statements statements;
    private final long rememberMillis;
    private final AtomicInteger ended = new AtomicInteger();

    OldDeliveries(Statements statements, Duration remember) {
        this.statements = statements;
        this.rememberMillis = Statements.millis(remember);
    }

    /** Whether it is time for a batch, now that another delivery ended. */
    boolean due() {
        return ended.incrementAndGet() % ONE_BATCH_IN == 0;
    }

    /** Removes a batch, and tells how many that were. */
    int removeBatch(Connection connection) throws SQLException {
        int removed = 0;
        for (String deliveryId : find(connection)) {
            removed += statements.update(connection, REMOVE, deliveryId, rememberMillis);
        }
        return removed;
    }

    private List<String> find(Connection connection) throws SQLException {
        try (PreparedStatement statement = statements.prepare(connection, FIND, rememberMillis)) {
            statement.setMaxRows(BATCH);
            List<String> old = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    old.add(rows.getString("delivery_id"));
                }
            }
            return old;
        }
    }
}
