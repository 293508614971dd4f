package app.winfactor.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.delivery.Claim.Done;
import app.winfactor.webhooks.delivery.Claim.InProgress;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryStoreException;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.Meddler;
import app.winfactor.webhooks.support.Pool;
import app.winfactor.webhooks.support.VirtualClock;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTroubleTest {
    private static final byte[] BODY = "{\"callback\":\"KEEPSECRET\"}".getBytes(StandardCharsets.UTF_8);

    private final VirtualClock clock = new VirtualClock();
    private final Meddler meddler = new Meddler();
    private final Pool pool = meddler.between(Database.H2::open);
    private final JdbcDeliveryStore store = JdbcDeliveryStore.builder(pool)
            .table(Database.freshName())
            .clock(clock)
            .build();

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatIsDownIsSaidToBeAndIsBackWithoutANewStore(Database database) {
        Pool own = Pool.of(database::open);
        JdbcDeliveryStore one = VirtualStores.builder(database, own, clock, VirtualStores.freshTable(database))
                .build();
        own.goDown();
        Delivery delivery = new Delivery("a", "0", 1, clock.instant());
        fails("claim a delivery", () -> one.claim("a"));
        fails("mark a delivery as done", () -> one.done(delivery));
        fails("release a delivery", () -> one.release(delivery, Duration.ZERO));
        fails("give a delivery up", () -> one.dead(delivery, "KEEPSECRET"));
        fails("forget a delivery", () -> one.forget("a"));
        fails("keep an event", () -> one.keep("a", "quote.sent", BODY));
        fails("claim an event", one::claimDue);
        fails("retry a delivery", () -> one.retry("a"));
        fails("list the dead", () -> one.dead(1));
        fails("remove old deliveries", one::removeOld);
        fails("create the table", one::createTable);

        own.comeBack();

        assertThat(one.keep("a", "quote.sent", BODY)).isTrue();
        one.done(one.claimDue().orElseThrow().delivery());
        assertThat(one.claim("a")).isEqualTo(new Done());
    }

    @Test
    void aStoreThatNeverSawItsDatabaseFindsOutWhatItIsLater() {
        pool.goDown();
        fails("claim a delivery", () -> store.claim("a"));
        pool.comeBack();

        store.createTable();

        assertThat(store.claim("a")).isInstanceOf(Claimed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void nothingThatAStoreSaysHoldsTheEvent(Database database) {
        Pool own = database.empty();
        JdbcDeliveryStore one = JdbcDeliveryStore.of(own);
        fails("keep an event", () -> one.keep("no table", "quote.sent", BODY));
        one.createTable();
        fails("keep an event", () -> one.keep("x".repeat(201), "quote.sent", BODY));
        Database.execute(own, "ALTER TABLE winfactor_delivery ADD CHECK (event_type <> 'quote.sent')");
        fails("keep an event", () -> one.keep("forbidden", "quote.sent", BODY));

        assertThat(one.toString()).doesNotContain("KEEPSECRET", "jdbc:");
        one.keep("a", "quote.viewed", BODY);
        assertThat(one.claimDue().orElseThrow().toString()).doesNotContain("KEEPSECRET");
    }

    @Test
    void aDatabaseThatNobodyKnowsIsNamedTogetherWithWhatToDo() {
        Pool derby = Pool.of(() -> named("Apache Derby", Database.H2.open()));

        assertThatExceptionOfType(DeliveryStoreException.class)
                .isThrownBy(() -> JdbcDeliveryStore.of(derby).claim("a"))
                .havingCause()
                .withMessageContainingAll("Apache Derby", "dialect(SqlDialect)");
        JdbcDeliveryStore told = JdbcDeliveryStore.builder(derby)
                .dialect(SqlDialect.H2)
                .table(VirtualStores.freshTable(Database.H2))
                .build();
        assertThat(told.claim("a")).isInstanceOf(Claimed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, POSTGRESQL",
        "H2, H2",
        "MySQL, MYSQL",
        "MariaDB, MARIADB",
        "Microsoft SQL Server, SQL_SERVER",
        "Oracle, ORACLE"
    })
    void aDatabaseIsKnownByItsName(String name, SqlDialect dialect) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            assertThat(SqlDialect.of(named(name, connection))).isEqualTo(dialect);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void whatAConflictRolledBackIsRepeated(String state) {
        store.createTable();
        for (int failures = 0; failures < 5; failures++) {
            failTimes(failures, state);
            assertThat(store.claim(state + failures)).isInstanceOf(Claimed.class);
        }
        failTimes(5, state);
        fails("claim a delivery", () -> store.claim("too often"));
        assertThat(store.claim("too often")).isInstanceOf(Claimed.class);
    }

    @Test
    void nothingElseIsRepeated() {
        store.createTable();
        failTimes(1, "08006");
        fails("claim a delivery", () -> store.claim("a"));
    }

    @Test
    void aClaimWhoseAnswerIsLostRunsOut() {
        store.createTable();
        claimed("before");
        meddler.after(method -> {
            if (method.equals("getAutoCommit")) {
                meddler.stop();
                throw new SQLException("connection lost", "08006");
            }
        });
        fails("claim a delivery", () -> store.claim("a"));
        assertThat(store.claim("a")).isInstanceOf(Claimed.class);
    }

    private void failTimes(int failures, String state) {
        AtomicInteger left = new AtomicInteger(failures);
        meddler.before(method -> {
            if (method.equals("prepareStatement") && left.getAndDecrement() > 0) {
                throw new SQLException("conflict", state);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void theTimeIsThatOfTheDatabaseWhereverItThinksItIs(Database database) {
        Pool farAway = Pool.of(() -> {
            Connection connection = database.open();
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "SET TIME ZONE '" + (database == Database.H2 ? "+09:30" : "Australia/Adelaide") + "'");
            }
            return connection;
        });
        String table = VirtualStores.freshTable(database);
        JdbcDeliveryStore real = JdbcDeliveryStore.builder(farAway)
                .dialect(database.spoken())
                .table(table)
                .leaseTime(Duration.ofMillis(1))
                .build();

        real.keep("a", "quote.sent", BODY);
        Delivery first = real.claimDue().orElseThrow().delivery();

        assertThat(first.firstSeen())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(2)),
                        Instant.now().plus(Duration.ofMinutes(2)));
        Claim second = real.claim("a");
        while (second instanceof InProgress) { // a millisecond at most
            second = real.claim("a");
        }
        assertThat(((Claimed) second).delivery().attempt()).isEqualTo(2);
        JdbcDeliveryStore usual = JdbcDeliveryStore.builder(farAway)
                .dialect(database.spoken())
                .table(table)
                .build();
        assertThat(usual.claim("b")).isInstanceOf(Claimed.class);
        assertThat(usual.claim("b")).isEqualTo(new InProgress());
        assertThat(usual.removeOld()).isZero();
    }

    private Delivery claimed(String id) {
        return ((Claimed) store.claim(id)).delivery();
    }

    private static void fails(String what, ThrowingCallable call) {
        assertThatExceptionOfType(DeliveryStoreException.class)
                .isThrownBy(call)
                .withMessage("The database could not " + what)
                .withCauseInstanceOf(SQLException.class);
    }

    private static Connection named(String product, Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                DatabaseTroubleTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> method.getName().equals("getMetaData")
                        ? Proxy.newProxyInstance(
                                DatabaseTroubleTest.class.getClassLoader(),
                                new Class<?>[] {DatabaseMetaData.class},
                                (inner, question, none) -> product)
                        : method.invoke(connection, args));
    }
}
