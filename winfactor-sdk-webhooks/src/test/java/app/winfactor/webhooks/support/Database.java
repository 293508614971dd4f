package app.winfactor.webhooks.support;

import app.winfactor.webhooks.jdbc.SqlDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the store in a database is tested on. */
public enum Database {
    H2(SqlDialect.H2, SqlDialect.H2),
    POSTGRESQL(SqlDialect.POSTGRESQL, SqlDialect.POSTGRESQL),
    /** What every database without statements of its own is asked, on one that is stricter than H2. */
    PLAIN_SQL_ON_POSTGRESQL(SqlDialect.H2, SqlDialect.POSTGRESQL);

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Pool IN_MEMORY = Pool.of(H2::open);
    private static final Pool SERVER = Pool.of(POSTGRESQL::open);
    private static final Pool IN_MEMORY_WITHOUT_AUTO_COMMIT = IN_MEMORY.withoutAutoCommit();
    private static final Pool SERVER_WITHOUT_AUTO_COMMIT = SERVER.withoutAutoCommit();

    private final SqlDialect spoken;
    private final SqlDialect own;

    Database(SqlDialect spoken, SqlDialect own) {
        this.spoken = spoken;
        this.own = own;
    }

    /** What the store takes it for. */
    public SqlDialect spoken() {
        return spoken;
    }

    /** What it is. */
    public SqlDialect own() {
        return own;
    }

    public Pool pool() {
        return this == H2 ? IN_MEMORY : SERVER;
    }

    /** As some frameworks set it up. */
    public Pool poolWithoutAutoCommit() {
        return this == H2 ? IN_MEMORY_WITHOUT_AUTO_COMMIT : SERVER_WITHOUT_AUTO_COMMIT;
    }

    /** One in memory, made when it is first asked for. */
    public static Connection h2(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    }

    /** A connection that comes back to no pool: its session can be changed. */
    public Connection open() throws SQLException {
        return this == H2 ? h2("shared") : Postgres.database().getConnection();
    }

    /** A database in which there is nothing. */
    public Pool empty() {
        String name = freshName();
        if (this == H2) {
            return Pool.of(() -> h2(name));
        }
        execute("CREATE DATABASE " + name);
        return Pool.of(Postgres.database(name)::getConnection);
    }

    /** A name that nothing has yet. */
    public static String freshName() {
        return "t" + NAMES.incrementAndGet();
    }

    public void execute(String sql, @Nullable Object... values) {
        execute(pool(), sql, values);
    }

    public static void execute(DataSource database, String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what a query finds. */
    public List<String> query(String sql) {
        return query(pool(), sql);
    }

    /** The first column of what a query finds. */
    public static List<String> query(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
