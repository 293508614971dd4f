package app.winfactor.webhooks.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/** A connection in a transaction that somebody else ends. */
final class HandlersConnection {
    private static final Set<String> NOT_FOR_HANDLERS = Set.of("commit", "setAutoCommit", "close", "abort");

    private HandlersConnection() {}

    /** Refuses to end the transaction; going back to a savepoint is allowed. */
    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                HandlersConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    boolean wholeRollback = method.getName().equals("rollback") && args == null;
                    if (NOT_FOR_HANDLERS.contains(method.getName()) || wholeRollback) {
                        throw new IllegalStateException(method.getName()
                                + " is not for a handler: the transaction is committed with \"done\" after it returns,"
                                + " and rolled back if it throws");
                    }
                    if (method.getName().equals("equals")) {
                        return args[0] == proxy; // the connection itself does not equal what stands before it
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
