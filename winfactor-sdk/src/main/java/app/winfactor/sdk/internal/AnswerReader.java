package app.winfactor.sdk.internal;

import app.winfactor.sdk.errors.ApiError;
import app.winfactor.sdk.errors.ApiException;
import app.winfactor.sdk.errors.AuthenticationException;
import app.winfactor.sdk.errors.ConflictException;
import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.GoneException;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.PermissionException;
import app.winfactor.sdk.errors.RateLimitedException;
import app.winfactor.sdk.errors.ServerException;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.errors.ValidationException;
import app.winfactor.sdk.internal.Failure.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What an answer means. */
final class AnswerReader {
    private static final String BLANKED = "[secret]";

    private AnswerReader() {}

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    static <T> Attempt<T> read(
            HttpResponse<byte[]> response, Answer<T> answer, int maxBytes, List<String> secrets, Instant now) {
        OptionalInt status = OptionalInt.of(response.statusCode());
        if (!isSuccess(response.statusCode())) {
            return new Attempt.Failed<>(failure(response, maxBytes, secrets, now), status);
        }
        try {
            byte[] body = ContentCoding.undo(response.headers(), response.body(), maxBytes);
            return new Attempt.Succeeded<>(answer.read(body), status);
        } catch (UnreadableJsonException e) {
            String message = "a success that cannot be read: " + e.getMessage();
            return new Attempt.Failed<>(
                    Failure.of(Kind.LOST, call -> new UndecodableAnswerException(message, call, null)), status);
        } catch (Sink.TooLargeException e) {
            return new Attempt.Failed<>(Transport.failure(e), status);
        }
    }

    private static Failure failure(HttpResponse<byte[]> response, int maxBytes, List<String> secrets, Instant now) {
        String body = new String(plain(response, maxBytes), StandardCharsets.UTF_8);
        ApiError error = error(response.statusCode(), blank(body, secrets));
        Optional<Duration> retryAfter = RetryAfter.read(response.headers().firstValue("Retry-After"), now);
        return new Failure(kind(error.status()), retryAfter, call -> exception(error, call, retryAfter.map(now::plus)));
    }

    /** An error whose body is broken is still that error: its status says so. */
    private static byte[] plain(HttpResponse<byte[]> response, int maxBytes) {
        try {
            // Java reads no body of a proxy that refuses to pass https on.
            byte[] body = Objects.requireNonNullElse(response.body(), new byte[0]);
            return ContentCoding.undo(response.headers(), body, maxBytes);
        } catch (UnreadableJsonException | Sink.TooLargeException e) {
            return new byte[0];
        }
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 429 -> Kind.RATE_LIMITED;
            case 408, 500, 502, 503, 504 -> Kind.TRANSIENT;
            default -> status >= 400 && status < 500 ? Kind.REFUSED : Kind.DOUBTFUL;
        };
    }

    private static ApiException exception(ApiError error, FailedCall call, Optional<Instant> retryAt) {
        return switch (error.status()) {
            case 400, 422 -> new ValidationException(error, call);
            case 401 -> new AuthenticationException(error, call);
            case 403 -> new PermissionException(error, call);
            case 404 -> new NotFoundException(error, call);
            case 409 -> new ConflictException(error, call);
            case 410 -> new GoneException(error, call);
            case 429 -> new RateLimitedException(error, call, retryAt);
            default -> error.status() >= 500 ? new ServerException(error, call) : new ApiException(error, call);
        };
    }

    /** From the envelope, or from whatever a proxy answered in its place. */
    private static ApiError error(int status, String body) {
        JsonNode envelope = Json.tryRead(body.getBytes(StandardCharsets.UTF_8))
                .map(json -> json.path("error"))
                .orElse(MissingNode.getInstance());
        Function<String, String> text = field -> envelope.path(field).asText("");
        String message = envelope.isMissingNode() ? noEnvelope(status, body) : text.apply("message");
        return new ApiError(status, text.apply("code"), message, envelope.path("details"), body);
    }

    private static String noEnvelope(int status, String body) {
        if (status >= 300 && status < 400) {
            return "a redirect, which is not followed: check the base URL";
        }
        if (status == 407) {
            return "a proxy on the way wants other credentials than it was given: see proxyCredentials(…)";
        }
        return body.isBlank() ? "an empty body" : "not an error of WinFactor's, perhaps of a proxy on the way";
    }

    private static String blank(String body, List<String> secrets) {
        String blanked = body;
        for (String secret : secrets) {
            blanked = blanked.replace(secret, BLANKED);
        }
        return blanked;
    }
}
