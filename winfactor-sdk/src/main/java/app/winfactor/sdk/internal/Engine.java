package app.winfactor.sdk.internal;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Drives a call on the caller's own thread: send, read, and again while the rules allow it. */
public final class Engine {
    private static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

    private final EngineSettings settings;
    private final RetryRules rules;

    public Engine(EngineSettings settings) {
        this.settings = settings;
        this.rules = new RetryRules(settings.retryPolicy(), settings.random());
    }

    public <T> T call(ApiRequest<T> request) {
        Attempts attempts = new Attempts(request, settings.time(), settings.deadline());
        while (true) {
            Attempt<T> attempt = attempts.count(attempt(request, attempts));
            if (attempt instanceof Attempt.Succeeded<T> succeeded) {
                return succeeded.value();
            }
            Failure failure = ((Attempt.Failed<T>) attempt).failure();
            Optional<Duration> wait = rules.waitBeforeNext(request.repeat(), failure, attempts.made(), attempts.left());
            if (wait.isEmpty()) {
                throw failure.exception().apply(attempts.failedCall());
            }
            sleep(wait.get(), attempts);
        }
    }

    private <T> Attempt<T> attempt(ApiRequest<T> request, Attempts attempts) {
        Duration left = attempts.left();
        if (left.isNegative() || left.isZero()) {
            return new Attempt.Failed<>(Transport.late());
        }
        try {
            HttpResponse<byte[]> response = settings.httpClient()
                    .send(httpRequest(request, left), info -> new CappedBody(MAX_BODY_BYTES, attempts.left()));
            return read(request, response);
        } catch (IOException e) {
            return new Attempt.Failed<>(Transport.failure(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Failed<>(Transport.interrupted(e));
        }
    }

    private <T> Attempt<T> read(ApiRequest<T> request, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return Attempt.of(request.answer(), response.body());
        }
        return new Attempt.Failed<>(AnswerReader.failure(
                status,
                response.headers(),
                response.body(),
                request.target().secrets(settings.apiKey()),
                settings.time().now()));
    }

    private HttpRequest httpRequest(ApiRequest<?> request, Duration left) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.target().on(settings.baseUrl()))
                .timeout(left)
                .header("Accept", "application/json");
        if (request.target() instanceof Target.Route) {
            http.header("Authorization", "Bearer " + settings.apiKey());
        }
        request.body().ifPresent(body -> http.header("Content-Type", "application/json"));
        return http.method(
                        request.verb(),
                        request.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody))
                .build();
    }

    private void sleep(Duration wait, Attempts attempts) {
        try {
            settings.time().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Transport.interrupted(e).exception().apply(attempts.failedCall());
        }
    }
}
