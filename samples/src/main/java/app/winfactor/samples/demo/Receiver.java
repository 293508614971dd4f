package app.winfactor.samples.demo;

import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.httpserver.WebhookHttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A web server that can go down and come back at the same address, as they do. */
final class Receiver implements AutoCloseable {
    private final WebhookReceiver receiver;
    private HttpServer server;

    Receiver(WebhookReceiver receiver) {
        this.receiver = receiver;
        this.server = listen(0);
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/webhooks");
    }

    void goDown() {
        server.stop(0);
    }

    void comeBack() {
        server = listen(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/webhooks", WebhookHttpHandler.of(receiver));
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("The webhook receiver cannot listen", e);
        }
    }
}
