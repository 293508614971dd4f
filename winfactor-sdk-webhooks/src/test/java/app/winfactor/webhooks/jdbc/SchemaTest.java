package app.winfactor.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.delivery.Claim.Done;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static final String COLUMNS = "SELECT column_name || ' ' || data_type || ' ' || is_nullable || ' '"
            + " || COALESCE(CAST(character_maximum_length AS VARCHAR(20)), '')"
            + " FROM information_schema.columns WHERE LOWER(table_name) = 'winfactor_delivery' ORDER BY ordinal_position";

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void whoRunsTheDatabaseCanCreateTheTableFromTheFile(Database database) throws IOException {
        Pool byHand = database.empty();
        Database.execute(byHand, file(database.own()));
        Pool byItself = database.empty();
        JdbcDeliveryStore.of(byItself).createTable();

        assertThat(Database.query(byHand, COLUMNS)).hasSize(9).isEqualTo(Database.query(byItself, COLUMNS));
        assertThat(indices(database, byHand)).hasSize(2).isEqualTo(indices(database, byItself));
        works(JdbcDeliveryStore.of(byHand));
        works(JdbcDeliveryStore.of(byItself));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void creatingTheTableAgainKeepsWhatIsInIt(Database database) {
        JdbcDeliveryStore store = JdbcDeliveryStore.of(database.empty());
        store.createTable();
        store.done(((Claimed) store.claim("a")).delivery());

        store.createTable();

        assertThat(store.claim("a")).isEqualTo(new Done());
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void tablesOfOneNameInTwoSchemasHaveAnIndexEach(Database database) {
        Pool pool = database.empty();
        for (String schema : List.of("one", "another")) {
            Database.execute(pool, "CREATE SCHEMA " + schema);
            JdbcDeliveryStore store = JdbcDeliveryStore.builder(pool)
                    .table(schema + ".winfactor_delivery")
                    .build();
            store.createTable();
            works(store);
        }

        assertThat(indices(database, pool))
                .hasSize(4)
                .contains("one.winfactor_delivery_due", "another.winfactor_delivery_due");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void aTableCanHaveTheNameOfAnotherAndSomeMore(Database database) {
        Pool pool = database.empty();
        for (String name : List.of("winfactor_delivery", "my_winfactor_delivery", "winfactor_delivery_due_", "T")) {
            JdbcDeliveryStore store =
                    JdbcDeliveryStore.builder(pool).table(name).build();
            store.createTable();
            works(store);
        }

        assertThat(indices(database, pool)).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void severalProcessesCanCreateItAtOnce(Database database) throws Exception {
        int processes = 6;
        Pool pool = database.empty();
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        try {
            for (int round = 0; round < 5; round++) {
                String table = "round" + round;
                CyclicBarrier start = new CyclicBarrier(processes);
                List<Callable<Object>> all = new ArrayList<>();
                for (int i = 0; i < processes; i++) {
                    JdbcDeliveryStore store =
                            JdbcDeliveryStore.builder(pool).table(table).build();
                    String id = "of " + i;
                    all.add(() -> {
                        start.await(30, TimeUnit.SECONDS);
                        store.createTable();
                        return store.claim(id);
                    });
                }
                for (var done : threads.invokeAll(all)) {
                    assertThat(done.get()).isInstanceOf(Claimed.class);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(indices(database, pool)).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a.b.c", ".a", "a.", "1a", "\"a\"", "é", "a\n"})
    void refusesNamesOfTablesThatCouldBeMore(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcDeliveryStore.builder(Database.H2.pool()).table(name));
    }

    @Test
    void everyDialectHasAFileWithTheSameColumns() throws IOException {
        for (SqlDialect dialect : SqlDialect.values()) {
            assertThat(file(dialect))
                    .contains("CREATE TABLE", "CREATE INDEX")
                    .containsSubsequence(
                            "delivery_id",
                            "state",
                            "attempts",
                            "token",
                            "due_at",
                            "first_seen",
                            "event_type",
                            "body",
                            "error");
        }
    }

    private static List<String> indices(Database database, Pool pool) {
        return Database.query(
                pool,
                database == Database.H2
                        ? "SELECT LOWER(index_schema || '.' || CASE WHEN index_type_name = 'PRIMARY KEY' THEN 'key'"
                                + " ELSE index_name END) FROM information_schema.indexes ORDER BY 1"
                        : "SELECT schemaname || '.' || indexname FROM pg_indexes"
                                + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1");
    }

    private static void works(JdbcDeliveryStore store) {
        assertThat(store.keep("works", "quote.sent", new byte[] {1})).isTrue();
        store.dead(store.claimDue().orElseThrow().delivery(), "why");
        assertThat(store.dead(1)).hasSize(1);
        assertThat(store.forget("works")).isTrue();
    }

    private static String file(SqlDialect dialect) throws IOException {
        try (InputStream file = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(dialect.schemaFile()))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
