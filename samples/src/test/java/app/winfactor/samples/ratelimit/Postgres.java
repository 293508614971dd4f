package app.winfactor.samples.ratelimit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import javax.sql.DataSource;

/** A real PostgreSQL, with a pool of connections, which can be made to fail. */
final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final BlockingDeque<Connection> idle = new LinkedBlockingDeque<>();
    private volatile boolean down;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() throws IOException, SQLException {
        Postgres postgres = new Postgres(EmbeddedPostgres.start());
        SharedRateLimiter.createTable(postgres.dataSource());
        return postgres;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                Postgres.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, given) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return connection();
                });
    }

    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
    }

    private Connection connection() throws SQLException {
        if (down) {
            throw new SQLException("connection refused");
        }
        Connection known = idle.pollLast();
        Connection real = known != null ? known : server.getPostgresDatabase().getConnection();
        return (Connection) Proxy.newProxyInstance(
                Postgres.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    if (method.getName().equals("close")) {
                        giveBack(real);
                        return null;
                    }
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void giveBack(Connection real) throws SQLException {
        if (!real.getAutoCommit()) {
            real.rollback();
            real.setAutoCommit(true);
        }
        idle.addLast(real);
    }

    @Override
    public void close() throws IOException, SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
        server.close();
    }
}
