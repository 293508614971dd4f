package app.winfactor.testkit.internal.delivery;

import app.winfactor.testkit.Mischief;
import app.winfactor.testkit.internal.wire.Sending;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.Attempt;
import app.winfactor.testkit.internal.world.FakeClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes one delivery, whatever it counts for. */
final class Post {
    private final FakeClock clock;
    private final Wire wire;
    private final Writing writing;
    private final Duration timeout;

    Post(FakeClock clock, Wire wire, Writing writing, Duration timeout) {
        this.clock = clock;
        this.wire = wire;
        this.writing = writing;
        this.timeout = timeout;
    }

    /**
     * One for all fakes: it costs most of the start of a fake, many have nobody to tell, and on Java 17 it cannot be closed.
     */
    private static final class Shared {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** {@return what went wrong, or null} */
    @Nullable String deliver(Attempt attempt, Optional<Mischief> mischief) throws InterruptedException {
        Writing.Letter letter = writing.of(attempt, mischief);
        Sending sending = wire.begin(
                new Sending.Told(
                        clock.now(),
                        attempt.event().id(),
                        letter.type(),
                        attempt.number(),
                        mischief.map(Mischief::toString)),
                letter.body());
        Outcome outcome = send(attempt.receiver(), letter, sending);
        sending.ended(outcome.status(), outcome.error());
        return outcome.error();
    }

    /** What became of it. The receiver's URL may hold a secret, so no message of the client is passed on. */
    private Outcome send(@Nullable URI receiver, Writing.Letter letter, Sending sending) throws InterruptedException {
        if (receiver == null) {
            return Outcome.failed("deliveries are paused");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(receiver)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(letter.body()));
        letter.headers().forEach(request::header);
        sending.headed(letter.headers());
        try {
            HttpResponse<InputStream> answer =
                    Shared.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            // The status is all that counts; a body that never ends must not hold up the next delivery.
            answer.body().close();
            return Outcome.answered(answer.statusCode());
        } catch (IOException e) {
            return Outcome.failed(e.getClass().getSimpleName());
        }
    }

    private record Outcome(OptionalInt status, @Nullable String error) {
        static Outcome answered(int status) {
            return new Outcome(OptionalInt.of(status), status / 100 == 2 ? null : "HTTP " + status);
        }

        static Outcome failed(String why) {
            return new Outcome(OptionalInt.empty(), why);
        }
    }
}
