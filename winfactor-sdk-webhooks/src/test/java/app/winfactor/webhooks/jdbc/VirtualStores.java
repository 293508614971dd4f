package app.winfactor.webhooks.jdbc;

import app.winfactor.webhooks.support.Database;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** Makes stores in which time is virtual: the database is told what time it is. */
public final class VirtualStores {
    private VirtualStores() {}

    /** A store in a table of its own. */
    public static JdbcDeliveryStore fresh(Database database, Clock clock, Duration leaseTime) {
        String table = freshTable(database);
        return builder(database, database.pool(), clock, table)
                .leaseTime(leaseTime)
                .build();
    }

    public static String freshTable(Database database) {
        String table = Database.freshName();
        JdbcDeliveryStore.builder(database.pool())
                .dialect(database.own())
                .table(table)
                .build()
                .createTable();
        return table;
    }

    public static JdbcDeliveryStore.Builder builder(
            Database database, DataSource dataSource, Clock clock, String table) {
        return JdbcDeliveryStore.builder(dataSource)
                .dialect(database.spoken())
                .table(table)
                .clock(clock);
    }
}
