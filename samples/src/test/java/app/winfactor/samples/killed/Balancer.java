package app.winfactor.samples.killed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the machines. It passes each request on to one of them, and 30 % of them to a second one too, at the same
 * time or a little later. Some answers get lost on the way back.
 */
final class Balancer implements AutoCloseable {
    private static final int BAD_GATEWAY = 502;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final List<Machine> machines;
    private final Random random;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService copying = Executors.newScheduledThreadPool(8);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger copies = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();

    Balancer(List<Machine> machines, long seed) throws IOException {
        this.machines = List.copyOf(machines);
        this.random = new Random(seed);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** How many requests came, not counting the copies. */
    int requests() {
        return requests.get();
    }

    int copies() {
        return copies.get();
    }

    /** How many requests and copies met a machine that was down, or that died over them. */
    int brokenOff() {
        return brokenOff.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            Route route = route();
            if (route.copied()) {
                copies.incrementAndGet();
                Future<?> unused = copying.schedule(
                        () -> pass(route.second(), exchange, body), route.copyAfterMillis(), TimeUnit.MILLISECONDS);
            }
            int status = pass(route.first(), exchange, body);
            if (!route.answerLost()) {
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    private int pass(Machine machine, HttpExchange exchange, byte[] body) {
        URI url = machine.url();
        if (url == null) {
            return BAD_GATEWAY;
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(TIMEOUT).POST(BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.startsWith("X-")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            brokenOff.incrementAndGet();
            return BAD_GATEWAY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BAD_GATEWAY;
        }
    }

    private Route route() {
        synchronized (random) {
            List<Machine> shuffled = new ArrayList<>(machines);
            Collections.shuffle(shuffled, random);
            return new Route(
                    shuffled.get(0),
                    shuffled.get(1),
                    random.nextInt(100) < 30,
                    random.nextBoolean() ? 0 : random.nextInt(500),
                    random.nextInt(100) < 3);
        }
    }

    /** Comes back when the last copy was answered; no request may come any more. */
    void drain() {
        copying.shutdown(); // those that wait for their time are still made
        try {
            if (!copying.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Copies are still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        copying.shutdownNow();
    }

    private record Route(Machine first, Machine second, boolean copied, int copyAfterMillis, boolean answerLost) {}
}
