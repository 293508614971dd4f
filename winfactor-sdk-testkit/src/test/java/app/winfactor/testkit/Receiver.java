package app.winfactor.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** Somebody who receives webhooks. */
final class Receiver implements AutoCloseable {
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile ToIntFunction<Delivery> behaviour = delivery -> 204;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    record Delivery(String event, String id, String signature, String body) {
        JsonNode json() {
            return new Http.Answer(200, body).json();
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Delivery delivery = new Delivery(
                    exchange.getRequestHeaders().getFirst("X-WinFactor-Event"),
                    exchange.getRequestHeaders().getFirst("X-WinFactor-Delivery"),
                    exchange.getRequestHeaders().getFirst("X-WinFactor-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            deliveries.add(delivery);
            exchange.sendResponseHeaders(behaviour.applyAsInt(delivery), -1);
        }
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/hook?secret=KEEPSECRET");
    }

    void answers(ToIntFunction<Delivery> answer) {
        behaviour = answer;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    Delivery last() {
        return deliveries.get(deliveries.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
