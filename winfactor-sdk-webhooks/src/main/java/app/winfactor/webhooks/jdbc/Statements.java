package app.winfactor.webhooks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** SQL with {@code {table}} and {@code {now}} in it, made into statements. */
final class Statements {
    /** No statement here takes long, and one that does must not hold a request up for good. */
    private static final int TIMEOUT_SECONDS = 30;

    private static final Duration LONGEST = Duration.ofDays(1_000_000);

    private final String table;
    private final Supplier<String> now;

    Statements(String table, Supplier<String> now) {
        this.table = table;
        this.now = now;
    }

    PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text(sql));
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** As many as the time of a database can be added to: whoever says more means for ever. */
    static long millis(Duration duration) {
        return duration.compareTo(LONGEST) < 0 ? duration.toMillis() : LONGEST.toMillis();
    }

    String text(String sql) {
        return sql.replace("{table}", table).replace("{now}", now.get());
    }
}
