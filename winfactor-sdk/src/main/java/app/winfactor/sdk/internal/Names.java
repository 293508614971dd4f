package app.winfactor.sdk.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Looks up the name of a host before Java's client does, which is done on the thread that sends, for as long as the resolver
 * likes: no time-out reaches it there.
 */
final class Names {
    /** Less than the 30 seconds for which Java remembers one. */
    private static final Duration REMEMBERED = Duration.ofSeconds(20);

    private final Lookup lookup;
    private final ConcurrentMap<String, Long> known = new ConcurrentHashMap<>();

    /** Asks a resolver. */
    interface Lookup {
        void of(String host) throws UnknownHostException;
    }

    Names(Lookup lookup) {
        this.lookup = lookup;
    }

    static Names ofThisMachine() {
        return new Names(host -> {
            InetAddress[] unused = InetAddress.getAllByName(host);
        });
    }

    /**
     * Looks it up, unless it was found a moment ago.
     *
     * @return completes when there is an answer; that there is no such host is one, which the call finds out again
     */
    CompletableFuture<Void> lookUp(String host) {
        Long since = known.get(host);
        if (since != null && System.nanoTime() - since < REMEMBERED.toNanos()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(() -> ask(host), Threads.POOL);
    }

    private void ask(String host) {
        try {
            lookup.of(host);
            known.put(host, System.nanoTime());
        } catch (UnknownHostException e) {
            known.remove(host);
        }
    }
}
