package app.winfactor.sdk.faults;

import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Limits;
import app.winfactor.sdk.internal.Wire;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What can be special about a client. */
final class Special {
    private static final Wire HASTY = Wire.of(http1().connectTimeout(Duration.ofMillis(200)));
    private static final Wire CLOSED = Wire.of(http1());
    private static final Wire TRUSTING = Wire.of(http1().sslContext(Handshakes.trusting()));
    private static final RateLimiter FULL =
            atMost -> CompletableFuture.failedFuture(new NoTurnException(Duration.ofHours(1)));

    private Special() {}

    static EngineSettings takesNoMoreThan(int bytes, EngineSettings settings) {
        return limits(settings, settings.limits().upTo(bytes));
    }

    static EngineSettings readsOnly(EngineSettings settings) {
        return limits(settings, settings.limits().forReading());
    }

    static EngineSettings hasNoTurn(EngineSettings settings) {
        return limits(settings, settings.limits().at(FULL, FULL));
    }

    static EngineSettings connectsInTime(EngineSettings settings) {
        return wire(settings, HASTY);
    }

    static EngineSettings trusts(EngineSettings settings) {
        return wire(settings, TRUSTING);
    }

    static EngineSettings isClosed(EngineSettings settings) {
        CLOSED.close();
        return wire(settings, CLOSED);
    }

    private static HttpClient.Builder http1() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    }

    private static EngineSettings limits(EngineSettings settings, Limits limits) {
        return new EngineSettings(
                settings.caller(),
                limits,
                settings.retryPolicy(),
                settings.listener(),
                settings.wire(),
                settings.time(),
                settings.random());
    }

    private static EngineSettings wire(EngineSettings settings, Wire wire) {
        return new EngineSettings(
                settings.caller(),
                settings.limits(),
                settings.retryPolicy(),
                settings.listener(),
                wire,
                settings.time(),
                settings.random());
    }
}
