package app.winfactor.webhooks.support;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A receiver behind a real HTTP server, on a free port of this machine. */
public interface Door extends AutoCloseable {
    int port();

    /** Counted down when a request broke off and the server has noticed. */
    CountDownLatch brokenOff();

    default boolean noticedABreak() throws InterruptedException {
        return brokenOff().await(10, TimeUnit.SECONDS);
    }

    @Override
    void close();
}
