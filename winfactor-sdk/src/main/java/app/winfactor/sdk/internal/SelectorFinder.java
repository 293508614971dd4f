package app.winfactor.sdk.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Ends an {@code HttpClient}. From Java 21 on it can be told to; before, its thread and its sockets last until the garbage
 * collector finds it. That thread ends when interrupted, and can be met where it hands tasks to the client's executor.
 */
final class SelectorFinder implements Executor {
    private static final String SELECTOR = "jdk.internal.net.http.HttpClientImpl$SelectorManager";
    private static final Optional<Method> SHUTDOWN_NOW = Arrays.stream(HttpClient.class.getMethods())
            .filter(method -> method.getName().equals("shutdownNow"))
            .findFirst();

    private final Executor executor;
    private volatile @Nullable Thread selector;

    SelectorFinder(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        Thread current = Thread.currentThread();
        if (selector == null && current.getClass().getName().equals(SELECTOR)) {
            selector = current;
        }
        executor.execute(task);
    }

    boolean found() {
        return selector != null;
    }

    void end(HttpClient client) {
        Thread found = selector;
        if (SHUTDOWN_NOW.isPresent()) {
            shutDown(SHUTDOWN_NOW.get(), client);
        } else if (found != null) {
            found.interrupt();
        }
    }

    private static void shutDown(Method shutdownNow, HttpClient client) {
        try {
            shutdownNow.invoke(client);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an HttpClient cannot be shut down", e);
        }
    }
}
