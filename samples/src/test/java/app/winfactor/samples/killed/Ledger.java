package app.winfactor.samples.killed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What the database shows of one mode. */
final class Ledger {
    private final Database database;
    private final Mode mode;

    Ledger(Database database, Mode mode) {
        this.database = database;
        this.mode = mode;
    }

    /** Without a key, so that it takes an effect as often as it comes. */
    void open() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + mode.effects()
                    + " (kind TEXT, delivery_id TEXT, attempt INTEGER, process BIGINT)");
        }
    }

    /** How many deliveries are in each state. */
    Map<String, Integer> states() throws SQLException {
        return counts("SELECT state, count(*) FROM " + mode.deliveries() + " GROUP BY state");
    }

    /** How often each delivery had its effect. */
    Map<String, Integer> effects(String kind) throws SQLException {
        return counts("SELECT delivery_id, count(*) FROM " + mode.effects() + " WHERE kind = '" + kind
                + "' GROUP BY delivery_id");
    }

    /** Whether a setting of the database is on. */
    boolean isOn(String setting) throws SQLException {
        return counts("SELECT '" + setting + "', 1 WHERE current_setting('" + setting + "') = 'on'")
                .containsKey(setting);
    }

    private Map<String, Integer> counts(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Map<String, Integer> counts = new HashMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
            return counts;
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url());
    }
}
