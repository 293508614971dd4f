package app.winfactor.testkit.internal.delivery;

import app.winfactor.testkit.WebhookSigner;
import app.winfactor.testkit.internal.wire.Sending;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.Attempt;
import app.winfactor.testkit.internal.world.Event;
import app.winfactor.testkit.internal.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes webhooks to their receiver on threads of its own: as many as may be under way at once. */
public final class Courier implements AutoCloseable {
    private final World world;
    private final Wire wire;
    private final Clock signatureClock;
    private final Duration timeout;
    private final HttpClient client;
    private final List<Thread> threads;

    public Courier(World world, Wire wire, Clock signatureClock, Duration timeout, int atOnce) {
        this.world = world;
        this.wire = wire;
        this.signatureClock = signatureClock;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        this.threads = IntStream.rangeClosed(1, atOnce).mapToObj(this::thread).toList();
        threads.forEach(Thread::start);
    }

    private Thread thread(int number) {
        Thread thread = new Thread(this::work, "winfactor-fake-webhooks-" + number);
        thread.setDaemon(true);
        return thread;
    }

    private void work() {
        try {
            for (Attempt next = world.nextAttempt(); next != null; next = world.nextAttempt()) {
                world.attempted(next, recorded(next));
            }
        } catch (InterruptedException e) {
            // Closing interrupts a delivery that is still under way; nobody is left to hear of it.
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable String recorded(Attempt attempt) throws InterruptedException {
        Event event = attempt.event();
        Sending sending = wire.begin(
                new Sending.Told(world.clock().now(), event.id(), event.type(), attempt.number(), Optional.empty()),
                attempt.body());
        Outcome outcome = deliver(attempt, sending);
        sending.ended(outcome.status(), outcome.error());
        return outcome.error();
    }

    private record Outcome(OptionalInt status, @Nullable String error) {
        static Outcome answered(int status) {
            return new Outcome(OptionalInt.of(status), status / 100 == 2 ? null : "HTTP " + status);
        }

        static Outcome failed(String why) {
            return new Outcome(OptionalInt.empty(), why);
        }
    }

    /** What became of it. The receiver's URL may hold a secret, so no message of the client is passed on. */
    private Outcome deliver(Attempt attempt, Sending sending) throws InterruptedException {
        URI receiver = attempt.receiver();
        if (receiver == null) {
            return Outcome.failed("deliveries are paused");
        }
        try {
            HttpResponse<InputStream> answer =
                    client.send(request(receiver, attempt, sending), HttpResponse.BodyHandlers.ofInputStream());
            // The status is all that counts; a body that never ends must not hold up the next delivery.
            answer.body().close();
            return Outcome.answered(answer.statusCode());
        } catch (IOException e) {
            return Outcome.failed(e.getClass().getSimpleName());
        }
    }

    private HttpRequest request(URI receiver, Attempt attempt, Sending sending) {
        HttpRequest.Builder request = HttpRequest.newBuilder(receiver)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(attempt.body()));
        Map<String, String> headers = WebhookSigner.of(attempt.secrets().toArray(String[]::new))
                .headers(attempt.event().id(), attempt.event().type(), attempt.body(), signatureClock.instant());
        sending.headed(headers);
        headers.forEach(request::header);
        return request.build();
    }

    @Override
    public void close() {
        world.close();
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(timeout.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
