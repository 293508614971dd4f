package app.winfactor.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.DeliveryHandler;
import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.delivery.Claim.Done;
import app.winfactor.webhooks.delivery.Claim.InProgress;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryStoreException;
import app.winfactor.webhooks.delivery.LeaseLostException;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Meddler;
import app.winfactor.webhooks.support.Pool;
import app.winfactor.webhooks.support.VirtualClock;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a handler writes and "done" are one commit. */
class InTransactionTest {
    private static final Duration LEASE_TIME = Duration.ofMinutes(2);
    private static final WebhookEvent EVENT = Fixtures.event(EventType.QUOTE_SENT);

    private final VirtualClock clock = new VirtualClock();

    /** A database with a table for effects, and one for deliveries. */
    private final class Setting {
        final Pool pool;
        final JdbcDeliveryStore store;
        private final String effects = Database.freshName();

        Setting(Database database, Pool pool) {
            this.pool = pool;
            this.store = VirtualStores.builder(database, pool, clock, VirtualStores.freshTable(database))
                    .leaseTime(LEASE_TIME)
                    .build();
            database.execute("CREATE TABLE " + effects + " (effect VARCHAR(100))");
        }

        void effect(Connection connection, String what) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + effects + " VALUES (?)")) {
                insert.setString(1, what);
                insert.executeUpdate();
            }
        }

        List<String> effects() {
            return Database.query(pool, "SELECT effect FROM " + effects + " ORDER BY 1");
        }

        Delivery claimed(String id) {
            return ((Claimed) store.claim(id)).delivery();
        }

        void handle(Delivery delivery, TransactionalHandler<WebhookEvent> handler) throws Exception {
            DeliveryHandler<WebhookEvent> joined = store.inTransaction(handler);
            assertThat(joined.marksDone()).isTrue();
            joined.handle(EVENT, delivery);
        }
    }

    private Pool used = Database.H2.pool();

    private Setting on(Database database) {
        return on(database, database.pool());
    }

    private Setting on(Database database, Pool pool) {
        used = pool;
        return new Setting(database, pool);
    }

    @AfterEach
    void everyConnectionCameBackAsItWas() {
        assertThat(used.lent()).isZero();
        assertThat(used.changed()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void theEffectAndDoneAreOneCommit(Database database) throws Exception {
        Setting here = on(database);

        here.handle(here.claimed("a"), (event, delivery, connection) -> {
            assertThat(event).isSameAs(EVENT);
            assertThat(delivery.id()).isEqualTo("a");
            assertThat(connection.getAutoCommit()).isFalse();
            here.effect(connection, "a");
            assertThat(here.effects()).isEmpty();
            assertThat(here.store.claim("a")).isEqualTo(new InProgress());
        });

        assertThat(here.effects()).containsExactly("a");
        assertThat(here.store.claim("a")).isEqualTo(new Done());
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrittenWhenTheHandlerThrows(Database database) {
        Setting here = on(database, database.poolWithoutAutoCommit());
        Delivery delivery = here.claimed("a");

        for (Throwable failure : List.of(new IOException("the CRM is down"), new AssertionError("a bug"))) {
            assertThatThrownBy(() -> here.handle(delivery, (event, same, connection) -> {
                        here.effect(connection, "a");
                        Throwing.sneakily(failure);
                    }))
                    .isSameAs(failure);
        }

        assertThat(here.effects()).isEmpty();
        assertThat(here.store.claim("a")).isEqualTo(new InProgress());
        here.store.release(delivery, Duration.ZERO);
        assertThat(here.claimed("a").attempt()).isEqualTo(2);
    }

    /** Throws what a signature does not allow. */
    private static final class Throwing {
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "DoNotCallSuggester"})
        static <X extends Throwable> void sneakily(Throwable failure) throws X {
            throw (X) failure;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsOvertakenWritesNothing(Database database) throws Exception {
        Setting here = on(database);
        Delivery slow = here.claimed("a");

        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> here.handle(slow, (event, delivery, connection) -> {
                    here.effect(connection, "slow");
                    clock.advance(LEASE_TIME);
                    here.handle(here.claimed("a"), (same, other, theirs) -> here.effect(theirs, "fast"));
                }));

        assertThat(here.effects()).containsExactly("fast");
        assertThat(here.store.claim("a")).isEqualTo(new Done());
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsLateButNotOvertakenWrites(Database database) throws Exception {
        Setting here = on(database);

        here.handle(here.claimed("a"), (event, delivery, connection) -> {
            here.effect(connection, "late");
            clock.advance(LEASE_TIME.multipliedBy(3));
        });

        assertThat(here.effects()).containsExactly("late");
        assertThat(here.store.claim("a")).isEqualTo(new Done());
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void whoeverIsOvertakenWritesNothingInStricterIsolationEither(int isolation) throws Exception {
        Setting here = on(Database.POSTGRESQL, strict(isolation));
        Delivery slow = here.claimed("a");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> here.handle(slow, (event, delivery, connection) -> {
                    here.effect(connection, "slow");
                    clock.advance(LEASE_TIME);
                    here.handle(here.claimed("a"), (same, other, theirs) -> here.effect(theirs, "fast"));
                }))
                .matches(e -> "40001".equals(e.getSQLState()));

        here.store.release(slow, Duration.ZERO);
        assertThat(here.effects()).containsExactly("fast");
        assertThat(here.store.claim("a")).isEqualTo(new Done());
        here.handle(here.claimed("b"), (event, delivery, connection) -> here.effect(connection, "undisturbed"));
        assertThat(here.effects()).containsExactly("fast", "undisturbed");
    }

    private static Pool strict(int isolation) {
        return Pool.of(() -> {
            Connection connection = Database.POSTGRESQL.open();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL "
                        + (isolation == Connection.TRANSACTION_SERIALIZABLE ? "SERIALIZABLE" : "REPEATABLE READ"));
            }
            return connection;
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void aHandlerCannotEndTheTransaction(Database database) throws Exception {
        Setting here = on(database);

        here.handle(here.claimed("a"), (event, delivery, connection) -> {
            here.effect(connection, "a");
            refused("commit", connection::commit);
            refused("rollback", connection::rollback);
            refused("close", connection::close);
            refused("setAutoCommit", () -> connection.setAutoCommit(true));
            refused("abort", () -> connection.abort(Runnable::run));
            assertThat(connection.isClosed()).isFalse();
        });

        assertThat(here.effects()).containsExactly("a");
    }

    private static void refused(String what, ThrowingCallable call) {
        assertThatIllegalStateException()
                .isThrownBy(call)
                .withMessageContainingAll(what + " is not for a handler", "done");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void aHandlerCanGoBackToASavepoint(Database database) throws Exception {
        Setting here = on(database);

        here.handle(here.claimed("a"), (event, delivery, connection) -> {
            here.effect(connection, "kept");
            Savepoint savepoint = connection.setSavepoint();
            here.effect(connection, "taken back");
            connection.rollback(savepoint);
        });

        assertThat(here.effects()).containsExactly("kept");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void whatTheDatabaseSaysReachesTheHandlerAsItIs(Database database) {
        Setting here = on(database);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> here.handle(here.claimed("a"), (event, delivery, connection) -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("SELECT * FROM nowhere");
                    }
                }))
                .matches(e -> e.getSQLState().startsWith("42"));
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionOfAFrameworkCanMarkDoneToo(Database database) throws Exception {
        Setting here = on(database);
        Delivery delivery = here.claimed("a");
        for (boolean commits : new boolean[] {false, true}) {
            try (Connection theirs = here.pool.getConnection()) {
                theirs.setAutoCommit(false);
                here.effect(theirs, "a");
                here.store.done(delivery, theirs);
                if (commits) {
                    theirs.commit();
                } else {
                    theirs.rollback();
                }
                theirs.setAutoCommit(true);
            }
            assertThat(here.store.claim("a")).isEqualTo(commits ? new Done() : new InProgress());
        }

        assertThat(here.effects()).containsExactly("a");
        here.store.done(delivery); // as the receiver does, for the handler does not say that it marks as done
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> {
            try (Connection theirs = here.pool.getConnection()) {
                here.store.done(new Delivery("a", "other", 1, clock.instant()), theirs);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void aCommitWhoseAnswerIsLostIsFoundOutByTheNextCopy(Database database) throws Exception {
        Meddler meddler = new Meddler();
        Setting here = on(database, meddler.between(database::open));
        Delivery delivery = here.claimed("a");
        meddler.after(method -> {
            if (method.equals("commit")) {
                throw new SQLException("connection lost", "08006");
            }
        });

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> here.handle(delivery, (event, same, connection) -> here.effect(connection, "a")))
                .withMessage("connection lost");

        meddler.stop();
        here.store.release(delivery, Duration.ZERO);
        assertThat(here.effects()).containsExactly("a");
        assertThat(here.store.claim("a")).isEqualTo(new Done());
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveryOfAnotherStoreIsToldFromALostLease(Database database) {
        Setting here = on(database);
        Delivery elsewhere = new Delivery("elsewhere", "1", 1, VirtualClock.START);

        assertThatExceptionOfType(DeliveryStoreException.class)
                .isThrownBy(() -> here.handle(elsewhere, (event, delivery, connection) -> here.effect(connection, "x")))
                .withMessageContaining("build the receiver with that store");
        assertThat(here.effects()).isEmpty();
    }
}
