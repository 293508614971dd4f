package app.winfactor.webhooks.support;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections that are used again, as in production, and a look at how they come back. Its database can be down. */
public final class Pool implements DataSource {
    /** Opens connections. */
    @FunctionalInterface
    public interface Source {
        Connection getConnection() throws SQLException;
    }

    private final Source database;
    private final boolean autoCommit;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lent = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();
    private volatile boolean down;

    private Pool(Source database, boolean autoCommit) {
        this.database = database;
        this.autoCommit = autoCommit;
    }

    public static Pool of(Source database) {
        return new Pool(database, true);
    }

    Pool withoutAutoCommit() {
        return new Pool(database, false);
    }

    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    /** How many connections are out. */
    public int lent() {
        return lent.get();
    }

    /** How many came back with their auto-commit changed. */
    public int changed() {
        return changed.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (down) {
            throw new SQLException("connection refused", "08001");
        }
        Connection pooled = idle.poll();
        Connection connection = pooled == null ? database.getConnection() : pooled;
        if (pooled == null) {
            connection.setAutoCommit(autoCommit);
        }
        lent.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                Pool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        takeBack(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void takeBack(Connection connection) throws SQLException {
        lent.decrementAndGet();
        if (connection.isClosed()) {
            return;
        }
        if (connection.getAutoCommit() == autoCommit) {
            idle.add(connection);
        } else {
            changed.incrementAndGet();
            connection.close();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
