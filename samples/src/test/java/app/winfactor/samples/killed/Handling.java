package app.winfactor.samples.killed;

import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.events.LeadCreated;
import app.winfactor.webhooks.events.SubmissionCreated;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/**
 * What a receiver does with events: it writes down that it had them, in a table that would take the same one any number of
 * times. Now and then an attempt fails before or after that, takes a while, or takes longer than its lease.
 */
final class Handling {
    static final String JOINED = "joined";
    static final String ORDINARY = "ordinary";

    private final DataSource database;
    private final String table;
    private final long seed;
    private final Duration lease;

    Handling(DataSource database, String table, long seed, Duration lease) {
        this.database = database;
        this.table = table;
        this.seed = seed;
        this.lease = lease;
    }

    /** In the transaction that also says "done". */
    void joined(SubmissionCreated event, Delivery delivery, Connection connection) throws Exception {
        work(delivery, () -> write(connection, JOINED, delivery));
    }

    /** In a transaction of its own, so that a kill can come between it and "done". */
    void ordinary(LeadCreated event, Delivery delivery) throws Exception {
        work(delivery, () -> {
            try (Connection connection = database.getConnection()) {
                write(connection, ORDINARY, delivery);
            }
        });
    }

    private void work(Delivery delivery, Effect effect) throws Exception {
        SplittableRandom random =
                new SplittableRandom(seed + 31L * delivery.id().hashCode() + delivery.attempt());
        failSometimes(random);
        effect.happen();
        int luck = random.nextInt(1000);
        if (luck < 5) {
            Thread.sleep(lease.plusMillis(200).toMillis());
        } else if (luck < 300) {
            Thread.sleep(random.nextInt(40));
        }
        failSometimes(random);
    }

    private static void failSometimes(SplittableRandom random) {
        if (random.nextInt(100) < 3) {
            throw new IllegalStateException("The handler has a bad day");
        }
    }

    private void write(Connection connection, String kind, Delivery delivery) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table + " (kind, delivery_id, attempt, process) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, kind);
            insert.setString(2, delivery.id());
            insert.setInt(3, delivery.attempt());
            insert.setLong(4, ProcessHandle.current().pid());
            insert.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Effect {
        void happen() throws SQLException;
    }
}
