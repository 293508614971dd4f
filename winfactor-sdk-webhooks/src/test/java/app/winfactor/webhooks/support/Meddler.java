package app.winfactor.webhooks.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a store and its database, sees what is called, and lets it fail. */
public final class Meddler {
    /** Fails by what is called, or does not. */
    @FunctionalInterface
    public interface Fault {
        void on(String method) throws SQLException;
    }

    private static final Fault NONE = method -> {};

    public final List<String> called = new CopyOnWriteArrayList<>();
    private volatile Fault before = NONE;
    private volatile Fault after = NONE;

    /** From now on, before anything takes effect. */
    public void before(Fault fault) {
        before = fault;
    }

    /** From now on, after it took effect. */
    public void after(Fault fault) {
        after = fault;
    }

    public void stop() {
        before = NONE;
        after = NONE;
    }

    public Pool between(Pool.Source database) {
        return Pool.of(() -> meddled(database.getConnection()));
    }

    private Connection meddled(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Meddler.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    called.add(method.getName());
                    before.on(method.getName());
                    try {
                        Object result = method.invoke(connection, args);
                        after.on(method.getName());
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
