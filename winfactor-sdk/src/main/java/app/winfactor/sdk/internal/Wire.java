package app.winfactor.sdk.internal;

import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients: one whose connections are kept, and a new one for each attempt that must not meet a connection that the
 * server is just closing. A request that meets one fails, and nobody can tell whether it had arrived.
 */
public final class Wire implements AutoCloseable {
    private final Supplier<Opened> opening;
    private final Supplier<Opened> openingNew;
    private final Names names;
    private final AtomicReference<@Nullable Opened> unused = new AtomicReference<>();
    private @Nullable Opened kept;
    private int lent;
    private boolean closed;

    private Wire(Supplier<Opened> opening, Supplier<Opened> openingNew, Names names) {
        this.opening = opening;
        this.openingNew = openingNew;
        this.names = names;
    }

    /** Opens its own clients, and closes them. */
    public static Wire of(HttpClient.Builder builder) {
        return of(builder, Names.ofThisMachine());
    }

    static Wire of(HttpClient.Builder builder, Names names) {
        Supplier<Opened> opening = () -> Opened.of(builder, Threads.POOL);
        return new Wire(opening, opening, names);
    }

    /**
     * Keeps to a client of the caller's, which stays theirs. New ones are set up as it is; one that is not Java's own, whose
     * wrapping a copy would lose, is used for everything.
     */
    public static Wire of(HttpClient theirs) {
        Supplier<Opened> same = () -> new Opened(theirs, new SelectorFinder(Threads.POOL), false);
        boolean javasOwn = theirs.getClass().getModule() == HttpClient.class.getModule();
        return new Wire(
                same,
                javasOwn ? () -> Opened.of(likeIt(theirs), theirs.executor().orElse(Threads.POOL)) : same,
                Names.ofThisMachine());
    }

    private static HttpClient.Builder likeIt(HttpClient theirs) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(theirs.version())
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(theirs.sslContext())
                .sslParameters(theirs.sslParameters());
        theirs.connectTimeout().ifPresent(builder::connectTimeout);
        theirs.cookieHandler().ifPresent(builder::cookieHandler);
        theirs.proxy().ifPresent(builder::proxy);
        return builder;
    }

    Names names() {
        return names;
    }

    /** {@return a client for one attempt, to be given back after it; empty when closed} */
    synchronized Optional<Lent> lend(boolean onNewConnection) {
        if (closed) {
            return Optional.empty();
        }
        if (!onNewConnection) {
            if (kept == null) {
                kept = opening.get();
            }
            lent++;
            return Optional.of(new Lent(kept.client(), this::giveBack));
        }
        Opened reserve = unused.getAndSet(null);
        Opened fresh = reserve != null ? reserve : openingNew.get();
        lent++; // not before: what cannot be opened is not given back
        return Optional.of(new Lent(fresh.client(), () -> {
            discard(fresh);
            giveBack();
        }));
    }

    /** One that never got as far as to a connection has none to keep, and is as good as new. */
    private void discard(Opened fresh) {
        if (fresh.reachedTheNetwork() || !unused.compareAndSet(null, fresh)) {
            fresh.close();
        }
    }

    private synchronized void giveBack() {
        lent--;
        closeIfIdle();
    }

    /** Lends no more. What is lent may be finished; the last to be given back turns off the light. */
    @Override
    public synchronized void close() {
        closed = true;
        closeIfIdle();
    }

    private void closeIfIdle() {
        if (closed && lent == 0) {
            Opened reserve = unused.getAndSet(null);
            for (Opened open : Arrays.asList(kept, reserve)) {
                if (open != null) {
                    open.close();
                }
            }
            kept = null;
        }
    }

    /** A client for one attempt. */
    record Lent(HttpClient client, Runnable giveBack) implements AutoCloseable {
        @Override
        public void close() {
            giveBack.run();
        }
    }

    private record Opened(HttpClient client, SelectorFinder selector, boolean ours) {
        static Opened of(HttpClient.Builder builder, Executor executor) {
            SelectorFinder selector = new SelectorFinder(executor);
            return new Opened(builder.executor(selector).build(), selector, true);
        }

        boolean reachedTheNetwork() {
            return selector.found();
        }

        void close() {
            if (ours) {
                selector.end(client);
            }
        }
    }
}
