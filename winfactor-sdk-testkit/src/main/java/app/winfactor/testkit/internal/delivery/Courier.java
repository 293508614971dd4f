package app.winfactor.testkit.internal.delivery;

import app.winfactor.testkit.internal.world.Attempt;
import app.winfactor.testkit.internal.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes webhooks to their receiver on threads of its own: as many as may be under way at once. */
public final class Courier implements AutoCloseable {
    private final World world;
    private final Clock signatureClock;
    private final Duration timeout;
    private final HttpClient client;
    private final List<Thread> threads;

    public Courier(World world, Clock signatureClock, Duration timeout, int atOnce) {
        this.world = world;
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
                world.attempted(next, deliver(next));
            }
        } catch (InterruptedException e) {
            // Closing interrupts a delivery that is still under way; nobody is left to hear of it.
            Thread.currentThread().interrupt();
        }
    }

    /** What went wrong, or null. The receiver's URL may hold a secret, so no message of the client is passed on. */
    private @Nullable String deliver(Attempt attempt) throws InterruptedException {
        URI receiver = attempt.receiver();
        if (receiver == null) {
            return "deliveries are paused";
        }
        try {
            HttpResponse<InputStream> answer =
                    client.send(request(receiver, attempt), HttpResponse.BodyHandlers.ofInputStream());
            // The status is all that counts; a body that never ends must not hold up the next delivery.
            answer.body().close();
            return answer.statusCode() / 100 == 2 ? null : "HTTP " + answer.statusCode();
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    private HttpRequest request(URI receiver, Attempt attempt) {
        return HttpRequest.newBuilder(receiver)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("X-WinFactor-Event", attempt.event().type())
                .header("X-WinFactor-Delivery", attempt.event().id())
                .header("X-WinFactor-Signature", signature(attempt))
                .POST(HttpRequest.BodyPublishers.ofByteArray(attempt.body()))
                .build();
    }

    private String signature(Attempt attempt) {
        String seconds = Long.toString(signatureClock.instant().getEpochSecond());
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes((seconds + ".").getBytes(StandardCharsets.UTF_8));
        message.writeBytes(attempt.body());
        String signatures = attempt.secrets().stream()
                .map(secret -> "v1=" + Hmac.sha256Hex(secret, message.toByteArray()))
                .collect(Collectors.joining(","));
        return "t=" + seconds + "," + signatures;
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
