package app.winfactor.sdk.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final Pattern NUMBER = Pattern.compile("HttpClientImpl@\\w+\\((\\d+)\\)$");

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
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            Threads.POOL.execute(task); // else the client's own thread would end, and with it every time-out
        }
    }

    void end(HttpClient client) {
        if (SHUTDOWN_NOW.isPresent()) {
            shutDown(SHUTDOWN_NOW.get(), client);
        } else {
            Optional.ofNullable(selector).or(() -> byName(client)).ifPresent(Thread::interrupt);
        }
    }

    /** A client that never came to a connection hands over no task; its thread bears the number that it says of itself. */
    private static Optional<Thread> byName(HttpClient client) {
        Matcher number = NUMBER.matcher(client.toString());
        if (!number.find()) {
            return Optional.empty();
        }
        String name = "HttpClient-" + number.group(1) + "-SelectorManager";
        return threads()
                .filter(thread -> thread.getName().equals(name))
                .filter(thread -> thread.getClass().getName().equals(SELECTOR))
                .findFirst();
    }

    private static Stream<Thread> threads() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() * 2 + 16]; // those that start meanwhile are none of ours
        return Arrays.stream(threads, 0, all.enumerate(threads));
    }

    private static void shutDown(Method shutdownNow, HttpClient client) {
        try {
            shutdownNow.invoke(client);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an HttpClient cannot be shut down", e);
        }
    }
}
