package app.winfactor.webhooks.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The table, from the file that is beside this class for each database. */
final class Schema {
    /** The name in the files. */
    static final String TABLE = "winfactor_delivery";

    private final Statements statements;
    private final String table;

    Schema(Statements statements, String table) {
        this.statements = statements;
        this.table = table;
    }

    void create(Connection connection, SqlDialect dialect) throws SQLException {
        if (exists(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : sql(dialect)) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            if (!exists(connection)) { // two processes that start together both try
                throw e;
            }
        }
    }

    private boolean exists(Connection connection) {
        try (PreparedStatement statement =
                statements.prepare(connection, "SELECT delivery_id FROM {table} WHERE 1 = 0")) {
            statement.executeQuery().close();
            return true;
        } catch (SQLException e) { // not there, or not to be read: creating it will tell
            return false;
        }
    }

    private List<String> sql(SqlDialect dialect) {
        // An index takes the name of its table without the schema, in which it is anyway.
        String index = table.substring(table.lastIndexOf('.') + 1);
        String text = read(dialect).replace(TABLE + "_due", index + "_due").replace(TABLE + " ", table + " ");
        return Stream.of(text.lines()
                        .filter(line -> !line.startsWith("--"))
                        .reduce("", (all, line) -> all + line + "\n")
                        .split(";", -1))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    private static String read(SqlDialect dialect) {
        try (InputStream file = Schema.class.getResourceAsStream(dialect.schemaFile())) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the schema is missing from the jar file: " + dialect.schemaFile(), e);
        }
    }
}
