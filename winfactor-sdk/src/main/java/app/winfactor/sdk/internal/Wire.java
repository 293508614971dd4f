package app.winfactor.sdk.internal;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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
    /** No monitor: opening a client takes its time, and until Java 24 a monitor holds a virtual thread's carrier. */
    private final Lock lock = new ReentrantLock();

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

    boolean isClosed() {
        return locked(() -> closed);
    }

    /**
     * {@return a client for one attempt, to be given back after it; empty when closed}
     *
     * @throws ConnectException if none can be opened, for want of a file descriptor
     */
    Optional<Lent> lend(boolean onNewConnection) throws ConnectException {
        try {
            return locked(() -> closed ? Optional.empty() : Optional.of(onNewConnection ? newOne() : keptOne()));
        } catch (UncheckedIOException e) {
            ConnectException cannot = new ConnectException("no HttpClient can be opened");
            cannot.initCause(e);
            throw cannot;
        }
    }

    private Lent keptOne() {
        Opened open = kept != null ? kept : opening.get();
        kept = open;
        lent++;
        return new Lent(open.client(), this::giveBack);
    }

    private Lent newOne() {
        Opened fresh = openingNew.get();
        lent++;
        return new Lent(fresh.client(), () -> {
            fresh.close();
            giveBack();
        });
    }

    private void giveBack() {
        locked(() -> {
            lent--;
            return closeIfIdle();
        });
    }

    /** Lends no more. What is lent may be finished; the last one to be given back closes the kept client. */
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            return closeIfIdle();
        });
    }

    private boolean closeIfIdle() {
        Opened open = kept;
        if (closed && lent == 0 && open != null) {
            open.close();
            kept = null;
        }
        return closed;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
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

        void close() {
            if (ours) {
                selector.end(client);
            }
        }
    }
}
