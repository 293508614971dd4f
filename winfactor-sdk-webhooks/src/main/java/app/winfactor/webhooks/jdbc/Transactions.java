package app.winfactor.webhooks.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on a connection of its own, each statement or all of them together committed. */
final class Transactions {
    /** Of a conflict of two transactions one is rolled back, and can be repeated at once. */
    private static final int ATTEMPTS = 5;

    private final DataSource dataSource;

    Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T on(Connection connection) throws SQLException, X;
    }

    /** Each statement commits by itself, whatever the pool thinks of it. The work can be repeated. */
    <T> T eachByItself(Work<T, SQLException> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = dataSource.getConnection()) {
                return withAutoCommit(connection, work);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !wasRolledBack(e)) {
                    throw e;
                }
            }
        }
    }

    /** All statements commit together after the work, or none does. */
    <X extends Exception> void together(Work<?, X> work) throws SQLException, X {
        try (Connection connection = dataSource.getConnection()) {
            boolean usual = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } catch (Throwable e) {
                rollBack(connection, usual, e);
                throw e;
            }
            connection.setAutoCommit(usual);
        }
    }

    private static <T> T withAutoCommit(Connection connection, Work<T, SQLException> work) throws SQLException {
        boolean usual = connection.getAutoCommit();
        if (usual) {
            return work.on(connection);
        }
        connection.setAutoCommit(true);
        try {
            return work.on(connection);
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(false);
            }
        }
    }

    /** Auto-commit is put back only after that: setting it within a transaction commits. */
    private static void rollBack(Connection connection, boolean usual, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(usual);
        } catch (SQLException e) { // the connection is broken: the database rolls back when it ends
            failure.addSuppressed(e);
        }
    }

    private static boolean wasRolledBack(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.startsWith("40");
    }
}
