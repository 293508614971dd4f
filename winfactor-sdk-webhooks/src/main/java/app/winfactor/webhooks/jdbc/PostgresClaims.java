package app.winfactor.webhooks.jdbc;

import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.KeptEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** One round trip each. */
final class PostgresClaims implements ClaimStatements {
    /** The second half sees the rows as they were before the first. */
    private static final String CLAIM = """
            WITH claimed AS (
              INSERT INTO {table} AS d (delivery_id, state, attempts, token, due_at, first_seen)
              VALUES (?, 'open', 1, ?, {now} + ?, {now})
              ON CONFLICT (delivery_id) DO UPDATE
                SET attempts = d.attempts + 1, token = EXCLUDED.token, due_at = EXCLUDED.due_at
                WHERE d.state = 'open' AND d.due_at <= {now}
              RETURNING attempts, first_seen)
            SELECT 'mine' AS state, attempts, first_seen FROM claimed
            UNION ALL
            SELECT state, attempts, first_seen FROM {table}
             WHERE delivery_id = ? AND NOT EXISTS (SELECT 1 FROM claimed)""";

    private static final String CLAIM_DUE = """
            UPDATE {table} SET attempts = attempts + 1, token = ?, due_at = {now} + ?
             WHERE delivery_id = (
               SELECT delivery_id FROM {table}
                WHERE state = 'open' AND due_at <= {now} AND body IS NOT NULL
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING delivery_id, attempts, first_seen, event_type, body""";

    private static final String KEEP = """
            INSERT INTO {table} AS d (delivery_id, state, attempts, due_at, first_seen, event_type, body)
            VALUES (?, 'open', 0, {now}, {now}, ?, ?)
            ON CONFLICT (delivery_id) DO UPDATE SET event_type = EXCLUDED.event_type, body = EXCLUDED.body
             WHERE d.state = 'open' AND d.body IS NULL""";

    private final Statements statements;

    PostgresClaims(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Claim claim(Connection connection, String deliveryId, String token, long leaseMillis) throws SQLException {
        try (PreparedStatement statement =
                        statements.prepare(connection, CLAIM, deliveryId, token, leaseMillis, deliveryId);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) { // inserted by somebody after we looked, or forgotten since
                return new Claim.InProgress();
            }
            String state = row.getString("state");
            return state.equals("mine")
                    ? new Claim.Claimed(ClaimStatements.delivery(row, deliveryId, token))
                    : ClaimStatements.others(state);
        }
    }

    @Override
    public Optional<KeptEvent> claimDue(Connection connection, String token, long leaseMillis) throws SQLException {
        try (PreparedStatement statement = statements.prepare(connection, CLAIM_DUE, token, leaseMillis);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(ClaimStatements.kept(row, token)) : Optional.empty();
        }
    }

    @Override
    public boolean keep(Connection connection, String deliveryId, String eventType, byte[] body) throws SQLException {
        return statements.update(connection, KEEP, deliveryId, eventType, body) == 1;
    }
}
