package app.winfactor.webhooks.jdbc;

import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.KeptEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Plain SQL that every database understands. Each statement decides by itself, so it does not matter what others do between
 * two of them. A delivery that is new takes one round trip, a copy takes more.
 */
final class PortableClaims implements ClaimStatements {
    private static final String INSERT_LEASED = """
            INSERT INTO {table} (delivery_id, state, attempts, token, due_at, first_seen)
            VALUES (?, 'open', 1, ?, {now} + ?, ?)""";

    private static final String LEASE = """
            UPDATE {table} SET attempts = attempts + 1, token = ?, due_at = {now} + ?
             WHERE delivery_id = ? AND state = 'open' AND due_at <= {now}""";

    private static final String LOOK = "SELECT state, attempts, first_seen, token FROM {table} WHERE delivery_id = ?";

    private static final String TAKE = """
            SELECT delivery_id, attempts, first_seen, event_type, body
              FROM {table} WHERE delivery_id = ? AND token = ?""";

    private static final String DUE = """
            SELECT delivery_id FROM {table}
             WHERE state = 'open' AND due_at <= {now} AND body IS NOT NULL ORDER BY due_at""";

    private static final String INSERT_KEPT = """
            INSERT INTO {table} (delivery_id, state, attempts, due_at, first_seen, event_type, body)
            VALUES (?, 'open', 0, {now}, {now}, ?, ?)""";

    private static final String KEEP_TOO = """
            UPDATE {table} SET event_type = ?, body = ?
             WHERE delivery_id = ? AND state = 'open' AND body IS NULL""";

    /** Workers that look at the same time find the same ones due: each tries some of these, in an order of its own. */
    private static final int CANDIDATES = 16;

    /** A row that was there and is gone was forgotten in between; that does not go on for long. */
    private static final int LOOKS = 5;

    private final Statements statements;
    private final Clock clock;

    PortableClaims(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public Claim claim(Connection connection, String deliveryId, String token, long leaseMillis) throws SQLException {
        for (int look = 0; look < LOOKS; look++) {
            long now =
                    clock.millis(); // of this machine, so that a new delivery takes one round trip: it decides nothing
            if (inserted(connection, INSERT_LEASED, deliveryId, token, leaseMillis, now)) {
                return new Claim.Claimed(new Delivery(deliveryId, token, 1, Instant.ofEpochMilli(now)));
            }
            boolean leased = statements.update(connection, LEASE, token, leaseMillis, deliveryId) == 1;
            try (PreparedStatement statement = statements.prepare(connection, LOOK, deliveryId);
                    ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    return leased && token.equals(row.getString("token"))
                            ? new Claim.Claimed(ClaimStatements.delivery(row, deliveryId, token))
                            : ClaimStatements.others(row.getString("state"));
                }
            }
        }
        return new Claim.InProgress();
    }

    @Override
    public Optional<KeptEvent> claimDue(Connection connection, String token, long leaseMillis) throws SQLException {
        List<String> candidates = due(connection);
        while (!candidates.isEmpty()) {
            for (String deliveryId : candidates) {
                if (statements.update(connection, LEASE, token, leaseMillis, deliveryId) == 1) {
                    return leased(connection, deliveryId, token);
                }
            }
            candidates = due(connection); // others were faster with all of these
        }
        return Optional.empty();
    }

    private List<String> due(Connection connection) throws SQLException {
        try (PreparedStatement statement = statements.prepare(connection, DUE)) {
            statement.setMaxRows(CANDIDATES);
            List<String> due = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(rows.getString("delivery_id"));
                }
            }
            Collections.shuffle(due);
            return due;
        }
    }

    private Optional<KeptEvent> leased(Connection connection, String deliveryId, String token) throws SQLException {
        try (PreparedStatement statement = statements.prepare(connection, TAKE, deliveryId, token);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(ClaimStatements.kept(row, token)) : Optional.empty();
        }
    }

    @Override
    public boolean keep(Connection connection, String deliveryId, String eventType, byte[] body) throws SQLException {
        for (int look = 0; look < LOOKS; look++) {
            if (inserted(connection, INSERT_KEPT, deliveryId, eventType, body)
                    || statements.update(connection, KEEP_TOO, eventType, body, deliveryId) == 1) {
                return true;
            }
            try (PreparedStatement statement = statements.prepare(connection, LOOK, deliveryId);
                    ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    return false;
                }
            }
        }
        throw new SQLException("the event could neither be kept nor found");
    }

    private boolean inserted(Connection connection, String sql, Object... values) throws SQLException {
        try {
            return statements.update(connection, sql, values) == 1;
        } catch (SQLException e) {
            if (isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** The only constraint that these inserts can violate is the primary key. */
    private static boolean isDuplicate(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLIntegrityConstraintViolationException || (state != null && state.startsWith("23"));
    }
}
