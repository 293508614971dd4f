package app.winfactor.samples.service;

import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.events.WebhookEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What a receiver has handled, in a table of its own: stands for whatever a real handler would write. */
final class HandledEvents {
    private final DataSource dataSource;

    HandledEvents(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void createTable() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement create = connection.prepareStatement("""
                        CREATE TABLE IF NOT EXISTS handled_event (
                          delivery_id VARCHAR(200) NOT NULL,
                          event_type  VARCHAR(200) NOT NULL,
                          attempt     INTEGER NOT NULL,
                          handled_at  TIMESTAMP NOT NULL
                        )""")) {
            create.execute();
        }
    }

    /** Writes in the transaction in which the delivery becomes done. There is no unique key: twice would be seen. */
    void add(WebhookEvent event, Delivery delivery, Connection transaction) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("INSERT INTO handled_event VALUES (?, ?, ?, CURRENT_TIMESTAMP)")) {
            insert.setString(1, delivery.id());
            insert.setString(2, event.type().value());
            insert.setInt(3, delivery.attempt());
            insert.executeUpdate();
        }
    }

    /** A line for each, in the order in which they were handled. */
    List<String> lines() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT delivery_id, event_type, attempt, handled_at FROM handled_event ORDER BY handled_at");
                ResultSet rows = select.executeQuery()) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                Timestamp at = rows.getTimestamp("handled_at");
                lines.add("%s %s attempt %d %s"
                        .formatted(
                                rows.getString("delivery_id"),
                                rows.getString("event_type"),
                                rows.getInt("attempt"),
                                at));
            }
            return lines;
        }
    }
}
