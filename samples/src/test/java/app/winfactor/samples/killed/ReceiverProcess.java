package app.winfactor.samples.killed;

import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.events.LeadCreated;
import app.winfactor.webhooks.events.SubmissionCreated;
import app.winfactor.webhooks.httpserver.WebhookHttpHandler;
import app.winfactor.webhooks.jdbc.JdbcDeliveryStore;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * A service that receives webhooks, as a process to be killed. It prints the port on which it listens, and ends when its
 * standard input does: with the process that started it, however that ends.
 */
final class ReceiverProcess {
    /** Short, since the end of the lease of a killed process is waited for. */
    private static final Duration LEASE = Duration.ofSeconds(1);

    private ReceiverProcess() {}

    public static void main(String[] args) throws IOException {
        Mode mode = Mode.valueOf(setting("RECEIVER_MODE"));
        DataSource database = FewConnections.to(setting("RECEIVER_DATABASE"));
        JdbcDeliveryStore store = JdbcDeliveryStore.builder(database)
                .table(mode.deliveries())
                .leaseTime(LEASE)
                .build();
        store.createTable();
        Handling handling = new Handling(database, mode.effects(), Long.parseLong(setting("RECEIVER_SEED")), LEASE);
        WebhookReceiver receiver = mode.start(
                WebhookReceiver.builder()
                        .signingSecret(setting("RECEIVER_SECRET"))
                        .onDelivery(SubmissionCreated.class, store.inTransaction(handling::joined))
                        .onDelivery(LeadCreated.class, handling::ordinary)
                        .listener(reception -> {}),
                store);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/webhooks", WebhookHttpHandler.of(receiver));
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {}
        Runtime.getRuntime().halt(0);
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }
}
