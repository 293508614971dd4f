package app.winfactor.samples.service;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.webhooks.DeliveryHandler;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.WebhookWorkers;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.httpserver.WebhookHttpHandler;
import app.winfactor.webhooks.jdbc.JdbcDeliveryStore;
import app.winfactor.webhooks.recovery.MissedDeliveries;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A receiver to kill: it writes every event into a table of its own, in the transaction in which the delivery becomes done,
 * so each is there once whatever happens. {@code GET /handled} lists them. Run as many as you like on one PostgreSQL.
 *
 * <p>In {@code stored} mode an event is answered once it is in the database, and workers handle it; in {@code inline} mode it
 * is handled in its request. Everything else is the same. See {@link ReceiverSettings} for what the environment can say.
 */
public final class ReceiverService implements AutoCloseable {
    private static final int THREADS = 8;

    private final HikariDataSource dataSource;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;
    private final Optional<WebhookWorkers> workers;

    private ReceiverService(ReceiverSettings settings) throws SQLException {
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(settings.database());
        HandledEvents handled = new HandledEvents(dataSource);
        handled.createTable();
        JdbcDeliveryStore store = JdbcDeliveryStore.builder(dataSource)
                .leaseTime(settings.leaseTime())
                .build();
        store.createTable();
        DeliveryHandler<WebhookEvent> handler = store.inTransaction(handled::add);
        WebhookReceiver.Builder builder = WebhookReceiver.builder()
                .signingSecret(settings.signingSecret())
                .onDelivery(WebhookEvent.class, handler);

        WebhookReceiver receiver = (settings.stored() ? builder.stored(store) : builder.inline(store)).build();

        workers = settings.stored() ? Optional.of(receiver.workers().start()) : Optional.empty();
        server = listen(settings.port());
        server.createContext("/webhooks", WebhookHttpHandler.of(receiver));
        server.createContext("/handled", exchange -> list(exchange, handled));
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Runs until it is stopped. With {@code WINFACTOR_KEY} set, it first has everything delivered that it missed.
     *
     * @param arguments none
     * @throws SQLException if the database cannot be used
     */
    public static void main(String[] arguments) throws SQLException {
        ReceiverSettings settings = ReceiverSettings.of(System.getenv());
        ReceiverService service = new ReceiverService(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "receiver-stop"));
        System.out.println(
                "Receiving on http://localhost:" + service.server.getAddress().getPort() + "/webhooks");
        System.out.flush();
        if (settings.recovers()) {
            try (WinFactorClient winFactor = WinFactorClient.fromEnvironment()) {
                System.out.println(MissedDeliveries.of(winFactor).redeliver(Instant.EPOCH));
            }
        }
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The receiver cannot listen on port " + port, e);
        }
    }

    private static void list(HttpExchange exchange, HandledEvents handled) throws IOException {
        try (exchange) {
            byte[] lines = (String.join("\n", handled.lines()) + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, lines.length);
            exchange.getResponseBody().write(lines);
        } catch (SQLException e) {
            throw new IOException("The list of handled events cannot be read", e);
        }
    }

    /** Takes no more requests, lets the handlers end, and leaves. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
        workers.ifPresent(WebhookWorkers::close);
        dataSource.close();
    }
}
