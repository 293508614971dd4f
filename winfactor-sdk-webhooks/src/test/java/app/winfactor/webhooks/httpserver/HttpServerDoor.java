package app.winfactor.webhooks.httpserver;

import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.support.Door;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** The JDK's server, with a thread for each request, and what ended one of them. */
final class HttpServerDoor implements Door {
    final BlockingQueue<Throwable> brokenDown = new LinkedBlockingQueue<>();

    private final CountDownLatch brokenOff = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setUncaughtExceptionHandler((it, failure) -> brokenDown.add(failure));
        return thread;
    });
    private final HttpServer server;

    HttpServerDoor(WebhookReceiver receiver) {
        this(WebhookHttpHandler.of(receiver));
    }

    HttpServerDoor(HttpHandler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try {
                handler.handle(exchange);
            } catch (IOException e) {
                brokenOff.countDown();
                throw e;
            }
        });
        server.start();
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public CountDownLatch brokenOff() {
        return brokenOff;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
