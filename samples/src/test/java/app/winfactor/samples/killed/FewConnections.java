package app.winfactor.samples.killed;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * The least that a pool does. It does not look whether a connection is still good before it hands it out, so after the
 * database was restarted each of them fails once.
 */
final class FewConnections implements ConnectionEventListener {
    private final PGConnectionPoolDataSource database = new PGConnectionPoolDataSource();
    private final Queue<PooledConnection> idle = new ConcurrentLinkedQueue<>();

    private FewConnections(String url) {
        database.setUrl(url);
        database.setConnectTimeout(20);
        database.setSocketTimeout(20);
    }

    static DataSource to(String url) {
        FewConnections pool = new FewConnections(url);
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    if (method.getName().equals("getConnection") && args == null) {
                        return pool.connection();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Connection connection() throws SQLException {
        PooledConnection pooled = idle.poll();
        if (pooled == null) {
            pooled = database.getPooledConnection();
            pooled.addConnectionEventListener(this);
        }
        return pooled.getConnection();
    }

    @Override
    public void connectionClosed(ConnectionEvent event) {
        idle.add((PooledConnection) event.getSource());
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
        PooledConnection broken = (PooledConnection) event.getSource();
        broken.removeConnectionEventListener(this); // so that it does not come back when it is closed
    }
}
