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
import app.winfactor.sdk.errors.ValidationException;
import app.winfactor.sdk.internal.Failure.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What an error that was answered means. */
final class AnswerReader {
    private static final String BLANKED = "[secret]";

    private AnswerReader() {}

    static Failure failure(int status, HttpHeaders headers, byte[] body, List<String> secrets, Instant now) {
        ApiError error = error(status, blank(new String(body, StandardCharsets.UTF_8), secrets));
        Optional<Duration> retryAfter = RetryAfter.read(headers.firstValue("Retry-After"), now);
        return new Failure(kind(status), retryAfter, call -> exception(error, call, retryAfter.map(now::plus)));
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
