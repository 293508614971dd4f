package app.winfactor.webhooks.jdbc;

import app.winfactor.webhooks.DeliveryHandler;
import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.DeadDelivery;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryQueue;
import app.winfactor.webhooks.delivery.DeliveryStoreException;
import app.winfactor.webhooks.delivery.KeptEvent;
import app.winfactor.webhooks.delivery.LeaseLostException;
import app.winfactor.webhooks.events.WebhookEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in a table of a database, for one process or for many. Claiming a new delivery takes one round trip, and so does
 * ending it; on PostgreSQL claiming a copy does too. The time is that of the database, so the clocks of the machines do not
 * matter.
 *
 * <p>The table is created by {@link #createTable()}, or by whoever runs the database, from the file
 * {@code app/winfactor/webhooks/jdbc/schema-….sql} of this library.
 *
 * <p>The data source must be the plain one: what is claimed is committed at once, and not with a transaction of the caller.
 * Give it time-outs (for connecting, for reading, for a place in the pool), for without them a database that does not answer
 * holds up whoever asks. Safe for use by many threads.
 */
public final class JdbcDeliveryStore implements DeliveryQueue {
    /** How long a lease lasts unless told otherwise, see {@link Builder#leaseTime}. */
    public static final Duration DEFAULT_LEASE_TIME = Duration.ofMinutes(2);

    /** How long a delivery that is done is remembered, unless told otherwise. */
    public static final Duration DEFAULT_MEMORY = Duration.ofDays(90);

    private static final Logger LOG = System.getLogger(JdbcDeliveryStore.class.getName());

    private static final String DONE = """
            UPDATE {table} SET state = 'done', due_at = {now}, body = NULL
             WHERE delivery_id = ? AND token = ? AND state = 'open'""";

    private static final String DEAD = """
            UPDATE {table} SET state = 'dead', due_at = {now}, error = ?
             WHERE delivery_id = ? AND token = ? AND state = 'open'""";

    private static final String ENDED = "SELECT state FROM {table} WHERE delivery_id = ? AND token = ? AND state = ?";

    private static final String KNOWN = "SELECT state FROM {table} WHERE delivery_id = ?";

    private static final String RELEASE = """
            UPDATE {table} SET token = NULL, due_at = {now} + ?
             WHERE delivery_id = ? AND token = ? AND state = 'open'""";

    private static final String FORGET = "DELETE FROM {table} WHERE delivery_id = ? AND state <> 'open'";

    private static final String RETRY = """
            UPDATE {table} SET state = 'open', attempts = 0, token = NULL, due_at = {now}, error = NULL
             WHERE delivery_id = ? AND state = 'dead' AND body IS NOT NULL""";

    private static final String LIST_DEAD = """
            SELECT delivery_id, event_type, attempts, first_seen, due_at, error FROM {table}
             WHERE state = 'dead' ORDER BY due_at""";

    private final Transactions transactions;
    private final Statements statements;
    private final Schema schema;
    private final OldDeliveries old;
    private final long leaseMillis;
    private final Clock clock;
    private final @Nullable SqlDialect builtFor;
    private volatile @Nullable SqlDialect dialect;

    private JdbcDeliveryStore(Builder builder) {
        this.transactions = new Transactions(builder.dataSource);
        this.statements = new Statements(builder.table, () -> builder.now.get().orElseGet(this::now));
        this.schema = new Schema(statements, builder.table);
        this.old = new OldDeliveries(statements, builder.memory);
        this.leaseMillis = builder.leaseTime.toMillis();
        this.clock = builder.clock;
        this.builtFor = builder.dialect;
    }

    /**
     * A store with the defaults.
     *
     * @param dataSource of the database that the processes share
     * @return the store; the database is not asked for anything yet
     */
    public static JdbcDeliveryStore of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /**
     * A builder with the defaults.
     *
     * @param dataSource of the database that the processes share
     * @return the builder
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /**
     * Creates the table and its index unless they are there. Any number of processes may do this when they start.
     *
     * @throws DeliveryStoreException if that is not possible
     */
    public void createTable() {
        run("create the table", connection -> {
            schema.create(connection, dialect(connection));
            return true;
        });
    }

    /**
     * Makes a handler whose writes to this database and "done" are one commit: its effect happens exactly once. Use it with
     * {@code onDelivery} of the builder of a receiver that is built with this store.
     *
     * <p>A statement that commits by itself, as {@code CREATE TABLE} does on some databases, ends the transaction too early.
     *
     * @param <E> the events it takes
     * @param handler writes by the connection that it is given
     * @return the handler
     */
    public <E extends WebhookEvent> DeliveryHandler<E> inTransaction(TransactionalHandler<? super E> handler) {
        Objects.requireNonNull(handler, "handler");
        return new DeliveryHandler<>() {
            @Override
            public void handle(E event, Delivery delivery) throws Exception {
                transactions.<Exception>together(connection -> {
                    handler.handle(event, delivery, HandlersConnection.of(connection));
                    done(delivery, connection);
                    return delivery;
                });
            }

            @Override
            public boolean marksDone() {
                return true;
            }
        };
    }

    /**
     * Marks a delivery as done in a transaction of the caller, for handlers whose transactions a framework runs: it is done
     * when that commits. {@link #inTransaction} does all of this by itself.
     *
     * @param delivery what the handler was given
     * @param connection to this database, in a transaction
     * @throws LeaseLostException if the lease is no longer the one in force: let the transaction be rolled back
     * @throws DeliveryStoreException if this store does not know the delivery: the receiver was built with another one
     * @throws SQLException if the database says so
     */
    public void done(Delivery delivery, Connection connection) throws SQLException {
        dialect(connection);
        if (statements.update(connection, DONE, delivery.id(), delivery.token()) == 1) {
            return;
        }
        if (!isThere(connection, KNOWN, delivery.id())) {
            throw new DeliveryStoreException(
                    "The delivery is not in the store that its handler joins: build the receiver"
                            + " with that store, by inline(…) or stored(…)");
        }
        throw new LeaseLostException(delivery);
    }

    @Override
    public Claim claim(String deliveryId) {
        removeSomeOldNowAndThen();
        String token = token();
        return run(
                "claim a delivery", connection -> claims(connection).claim(connection, deliveryId, token, leaseMillis));
    }

    @Override
    public Optional<KeptEvent> claimDue() {
        String token = token();
        Optional<KeptEvent> kept =
                run("claim an event", connection -> claims(connection).claimDue(connection, token, leaseMillis));
        if (kept.isPresent()) {
            removeSomeOldNowAndThen();
        }
        return kept;
    }

    @Override
    public boolean keep(String deliveryId, String eventType, byte[] body) {
        String type = Texts.name(eventType);
        return run("keep an event", connection -> claims(connection).keep(connection, deliveryId, type, body));
    }

    @Override
    public void done(Delivery delivery) {
        boolean isDone = run(
                "mark a delivery as done",
                connection -> statements.update(connection, DONE, delivery.id(), delivery.token()) == 1
                        || wasEnded(connection, delivery, "done"));
        if (!isDone) {
            throw new LeaseLostException(delivery);
        }
    }

    @Override
    public void dead(Delivery delivery, String error) {
        String text = Texts.error(error);
        boolean isDead = run(
                "give a delivery up",
                connection -> statements.update(connection, DEAD, text, delivery.id(), delivery.token()) == 1
                        || wasEnded(connection, delivery, "dead"));
        if (!isDead) {
            throw new LeaseLostException(delivery);
        }
    }

    private boolean wasEnded(Connection connection, Delivery delivery, String state) throws SQLException {
        return isThere(connection, ENDED, delivery.id(), delivery.token(), state);
    }

    private boolean isThere(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = statements.prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    @Override
    public void release(Delivery delivery, Duration after) {
        run(
                "release a delivery",
                connection -> statements.update(
                        connection, RELEASE, Statements.millis(after), delivery.id(), delivery.token()));
    }

    @Override
    public boolean forget(String deliveryId) {
        return run("forget a delivery", connection -> statements.update(connection, FORGET, deliveryId) == 1);
    }

    @Override
    public boolean retry(String deliveryId) {
        return run("retry a delivery", connection -> statements.update(connection, RETRY, deliveryId) == 1);
    }

    @Override
    public List<DeadDelivery> dead(int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("at least one must be listed: " + atMost);
        }
        return run("list the dead", connection -> {
            try (PreparedStatement statement = statements.prepare(connection, LIST_DEAD)) {
                statement.setMaxRows(atMost);
                try (ResultSet rows = statement.executeQuery()) {
                    List<DeadDelivery> dead = new ArrayList<>();
                    while (rows.next()) {
                        dead.add(dead(rows));
                    }
                    return List.copyOf(dead);
                }
            }
        });
    }

    private static DeadDelivery dead(ResultSet row) throws SQLException {
        return new DeadDelivery(
                row.getString("delivery_id"),
                Objects.requireNonNullElse(row.getString("event_type"), ""),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                Objects.requireNonNullElse(row.getString("error"), ""));
    }

    /**
     * Removes what has been done for longer than it is to be remembered, in bounded batches that lock no more than a row at a
     * time. A store does this by itself, a little with every hundredth claim; call it if you would rather have it done at
     * night, or from scripts that never come that far. Events that are kept and dead deliveries are never removed.
     *
     * @return how many were removed
     */
    public int removeOld() {
        int removed = 0;
        int batch;
        do {
            batch = run("remove old deliveries", old::removeBatch);
            removed += batch;
        } while (batch > 0);
        return removed;
    }

    /** What fails here is tried again soon, and is no business of the delivery that happened to come along. */
    private void removeSomeOldNowAndThen() {
        if (!old.due()) {
            return;
        }
        try {
            run("remove old deliveries", old::removeBatch);
        } catch (DeliveryStoreException e) {
            LOG.log(Level.WARNING, "Old deliveries could not be removed; it is tried again after some more deliveries");
        }
    }

    private <T> T run(String what, Transactions.Work<T, SQLException> work) {
        try {
            return transactions.eachByItself(connection -> {
                if (dialect == null) {
                    Durability.doubt(connection, dialect(connection)).ifPresent(doubt -> LOG.log(Level.WARNING, doubt));
                }
                return work.on(connection);
            });
        } catch (SQLException e) {
            throw new DeliveryStoreException("The database could not " + what, e);
        }
    }

    private SqlDialect dialect(Connection connection) throws SQLException {
        SqlDialect known = dialect;
        if (known == null) {
            known = builtFor != null ? builtFor : SqlDialect.of(connection);
            dialect = known;
        }
        return known;
    }

    private ClaimStatements claims(Connection connection) throws SQLException {
        return dialect(connection) == SqlDialect.POSTGRESQL
                ? new PostgresClaims(statements)
                : new PortableClaims(statements, clock);
    }

    private String now() {
        return Objects.requireNonNull(dialect, "known since there was a connection")
                .now();
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    /** {@return nothing of the database} */
    @Override
    public String toString() {
        return "JdbcDeliveryStore[lease " + Duration.ofMillis(leaseMillis) + "]";
    }

    /** Builds {@link JdbcDeliveryStore}. */
    public static final class Builder {
        private static final Pattern TABLE =
                Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,57}");

        private final DataSource dataSource;
        private String table = Schema.TABLE;
        private Duration leaseTime = DEFAULT_LEASE_TIME;
        private Duration memory = DEFAULT_MEMORY;
        private Clock clock = Clock.systemUTC();
        private Supplier<Optional<String>> now = Optional::empty;
        private @Nullable SqlDialect dialect;

        private Builder(DataSource dataSource) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        }

        /**
         * Sets how long a handler may take before somebody else may handle the same delivery; two minutes unless told
         * otherwise. A process that is killed holds its deliveries up for so long. Where the handler runs in the request, it
         * should be over before WinFactor's third and last attempt, some five minutes after the second.
         *
         * @param duration a millisecond to a day
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder leaseTime(Duration duration) {
            if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("the lease time must be a millisecond to a day: " + duration);
            }
            this.leaseTime = duration;
            return this;
        }

        /**
         * Sets how long a delivery that is done is remembered; 90 days unless told otherwise. Its event is not: the body goes
         * when it is done. A copy that comes later is handled again.
         *
         * @param duration at least an hour
         * @return this builder
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder memory(Duration duration) {
            if (duration.compareTo(Duration.ofHours(1)) < 0) {
                throw new IllegalArgumentException("what is done must be remembered for at least an hour: " + duration);
            }
            this.memory = duration;
            return this;
        }

        /**
         * Sets the table; {@code winfactor_delivery} unless told otherwise. Receivers that take the same events for different
         * purposes each need one of their own.
         *
         * @param name letters, digits and underscores, with a schema and a dot before it or without
         * @return this builder
         * @throws IllegalArgumentException if it is anything else
         */
        public Builder table(String name) {
            if (!TABLE.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a table is named by letters, digits and underscores, with a schema and a dot before it or without");
            }
            this.table = name;
            return this;
        }

        /**
         * Sets what the database speaks; found out by its name unless told otherwise.
         *
         * @param spoken the dialect
         * @return this builder
         */
        public Builder dialect(SqlDialect spoken) {
            this.dialect = Objects.requireNonNull(spoken, "spoken");
            return this;
        }

        /** For tests, where time is virtual: the database is told the time instead of being asked. */
        Builder clock(Clock virtual) {
            this.clock = virtual;
            this.now = () -> Optional.of(Long.toString(virtual.millis()));
            return this;
        }

        /** {@return the store; the database is not asked for anything yet} */
        public JdbcDeliveryStore build() {
            return new JdbcDeliveryStore(this);
        }
    }
}
