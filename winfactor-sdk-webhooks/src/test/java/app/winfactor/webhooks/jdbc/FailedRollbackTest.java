package app.winfactor.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Meddler;
import app.winfactor.webhooks.support.Pool;
import app.winfactor.webhooks.support.VirtualClock;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Setting auto-commit within a transaction commits it. */
class FailedRollbackTest {
    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void whatCannotBeRolledBackIsNotCommittedByPuttingAutoCommitBack(Database database) {
        Meddler meddler = new Meddler();
        Pool pool = meddler.between(database::open);
        String effects = Database.freshName();
        database.execute("CREATE TABLE " + effects + " (effect INTEGER)");
        JdbcDeliveryStore store = VirtualStores.builder(
                        database, pool, new VirtualClock(), VirtualStores.freshTable(database))
                .build();
        Claimed claimed = (Claimed) store.claim("a");
        meddler.before(method -> {
            if (method.equals("rollback")) {
                throw new SQLException("no rollback today", "58000");
            }
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.inTransaction((event, delivery, connection) -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute("INSERT INTO " + effects + " VALUES (1)");
                            }
                            throw new IOException("the CRM is down");
                        })
                        .handle(Fixtures.event(EventType.QUOTE_SENT), claimed.delivery()))
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));

        meddler.stop();
        assertThat(database.query("SELECT effect FROM " + effects)).isEmpty();
        assertThat(pool.lent()).isZero();
    }
}
