package app.winfactor.webhooks.jdbc;

import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.KeptEvent;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The statements that decide who gets a delivery: the only ones in which databases differ by more than the time. */
interface ClaimStatements {
    /** Claims a delivery, or says who had it. */
    Claim claim(Connection connection, String deliveryId, String token, long leaseMillis) throws SQLException;

    /** Claims an event that is kept and due. */
    Optional<KeptEvent> claimDue(Connection connection, String token, long leaseMillis) throws SQLException;

    /** Keeps an event. False if its delivery is known already. */
    boolean keep(Connection connection, String deliveryId, String eventType, byte[] body) throws SQLException;

    /** A delivery that cannot be claimed, from its state. */
    static Claim others(String state) throws SQLException {
        return switch (state) {
            case "open" -> new Claim.InProgress();
            case "done" -> new Claim.Done();
            case "dead" -> new Claim.Dead();
            default -> throw new SQLException("a delivery has a state that nobody here writes: " + state);
        };
    }

    /** The delivery of a row with its attempts and when it was first seen. */
    static Delivery delivery(ResultSet row, String deliveryId, String token) throws SQLException {
        return new Delivery(deliveryId, token, row.getInt("attempts"), Instant.ofEpochMilli(row.getLong("first_seen")));
    }

    /** The event of a row that has all of it. */
    static KeptEvent kept(ResultSet row, String token) throws SQLException {
        String type = row.getString("event_type");
        return new KeptEvent(delivery(row, row.getString("delivery_id"), token), type == null ? "" : type, body(row));
    }

    /** As a stream, which every driver has for what its database calls it. */
    private static byte[] body(ResultSet row) throws SQLException {
        try (InputStream body = row.getBinaryStream("body")) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new SQLException("the event that was kept cannot be read", e);
        }
    }
}
