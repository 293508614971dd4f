package app.winfactor.webhooks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Whether a database says "committed" before a commit is safe: then a crash forgets what was answered 200. */
final class Durability {
    private static final String H2 =
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";
    private static final String POSTGRESQL = "SHOW synchronous_commit";

    private Durability() {}

    /** What to say to whoever runs it; empty if all is well, or it is a database that nobody here can ask. */
    static Optional<String> doubt(Connection connection, SqlDialect dialect) throws SQLException {
        return switch (dialect) {
            case POSTGRESQL ->
                setting(connection, POSTGRESQL)
                        .filter("off"::equals)
                        .map(off ->
                                "PostgreSQL's synchronous_commit is off: a crash of the database can forget what was"
                                        + " acknowledged");
            case H2 ->
                connection.getMetaData().getURL().contains(":mem:")
                        ? Optional.empty()
                        : setting(connection, H2)
                                .filter(delay -> !delay.equals("0"))
                                .map(delay -> "H2 writes a commit to its file up to " + delay
                                        + " ms later, and a crash before that"
                                        + " forgets what was acknowledged: add ;WRITE_DELAY=0 to its URL");
            case MYSQL, MARIADB, SQL_SERVER, ORACLE -> Optional.empty();
        };
    }

    private static Optional<String> setting(Connection connection, String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty(); // what cannot be asked is not doubted
        }
    }
}
