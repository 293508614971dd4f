package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.ApiError;
import app.winfactor.sdk.errors.ApiException;
import app.winfactor.sdk.errors.AuthenticationException;
import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.ConflictException;
import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.GoneException;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.PermissionException;
import app.winfactor.sdk.errors.RateLimitedException;
import app.winfactor.sdk.errors.ServerException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.errors.ValidationException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.links.CapabilityUrl;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ErrorsTest {
    private final ScriptedServer server = new ScriptedServer();
    private final WinFactorClient client = Clients.of(server.url());

    ErrorsTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of(400, "bad_request", ValidationException.class),
                Arguments.of(401, "unauthorized", AuthenticationException.class),
                Arguments.of(403, "read_only_key", PermissionException.class),
                Arguments.of(403, "forbidden_plan", PermissionException.class),
                Arguments.of(403, "window_expired", PermissionException.class),
                Arguments.of(404, "not_found", NotFoundException.class),
                Arguments.of(409, "stale_config_hash", ConflictException.class),
                Arguments.of(409, "quote_not_editable", ConflictException.class),
                Arguments.of(409, "already_in_flight", ConflictException.class),
                Arguments.of(410, "session_expired", GoneException.class),
                Arguments.of(422, "validation_error", ValidationException.class),
                Arguments.of(429, "rate_limited", RateLimitedException.class),
                Arguments.of(500, "internal", ServerException.class),
                Arguments.of(503, "unavailable", ServerException.class),
                Arguments.of(599, "zz_new_code", ServerException.class),
                Arguments.of(418, "zz_new_code", ApiException.class));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void anErrorIsTheExceptionOfItsStatusAndKeepsItsCode(int status, String code, Class<?> type) {
        ApiException e = errorAfter(
                status,
                "{\"error\":{\"code\":\"" + code + "\",\"message\":\"Why\",\"details\":{\"field\":\"taxRate\"}}}");
        assertThat(e).isExactlyInstanceOf(type);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.error().message()).isEqualTo("Why");
        assertThat(e.error().details().path("field").asText()).isEqualTo("taxRate");
        assertThat(e.error().rawBody()).contains("\"Why\"");
        assertThat(e).hasMessage(status + " " + code + " Why (GET /quotes/{id})");
        assertThat(e.call()).isEqualTo(new FailedCall("GET", "/quotes/{id}", 1, Outcome.NOT_APPLIED));
    }

    @Test
    void aConflictTellsTheCurrentHash() {
        ApiException e = errorAfter(
                409,
                "{\"error\":{\"code\":\"stale_config_hash\",\"message\":\"m\",\"details\":{\"currentConfigHash\":\"h9\"}}}");
        assertThat(e.error().details().path("currentConfigHash").asText()).isEqualTo("h9");
    }

    @Test
    void aProxysPageIsAnErrorWithoutACode() {
        ApiException e = errorAfter(502, "<html><body>Bad Gateway</body></html>");
        assertThat(e).isExactlyInstanceOf(ServerException.class).hasMessageContaining("perhaps of a proxy");
        assertThat(e.code()).isEmpty();
        assertThat(e.error().details().isMissingNode()).isTrue();
        assertThat(e.error().rawBody()).contains("Bad Gateway");
        assertThat(e.getMessage()).doesNotContain("<html>");
    }

    @Test
    void anEmptyBodySaysSo() {
        ApiException e = errorAfter(500, "");
        assertThat(e).isExactlyInstanceOf(ServerException.class).hasMessageContaining("500 an empty body");
        assertThat(e.error().rawBody()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "42",
                "\"error\"",
                "{\"message\":\"x\"}",
                "{\"error\":null}",
                "{\"error\":\"text\"}",
                "{\"error\":[]}",
                "{\"error\":{}}",
                "{\"error\":{\"code\":7,\"message\":{}}}",
                "{\"error\":",
                "\u0000"
            })
    void jsonThatIsNoEnvelopeIsStillTheExceptionOfItsStatus(String body) {
        ApiException e = errorAfter(404, body);
        assertThat(e).isExactlyInstanceOf(NotFoundException.class).hasMessageContaining("GET /quotes/{id}");
        assertThat(e.error().rawBody()).isEqualTo(body);
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (ScriptedServer elsewhere = new ScriptedServer()) {
            server.then(ScriptedServer.status(302, "", "Location", elsewhere.url() + "/api/v1/quotes/q"));
            ApiException e = error(() -> client.quotes().get("q"));
            assertThat(e).isExactlyInstanceOf(ApiException.class).hasMessageContaining("redirect");
            assertThat(e.status()).isEqualTo(302);
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void aBodyThatEchoesTheKeyIsBlanked() {
        String echo = "Bearer " + Clients.KEY;
        ApiException e = errorAfter(
                401,
                "{\"error\":{\"code\":\"unauthorized\",\"message\":\"got " + echo + "\",\"details\":{\"got\":\"" + echo
                        + "\"}}}");
        assertThat(e).hasMessageContaining("got Bearer [secret]");
        assertThat(e.error().rawBody()).contains("[secret]").doesNotContain("KEEPSECRET");
        assertThat(e.error().details().path("got").asText()).isEqualTo("Bearer [secret]");
    }

    @Test
    void aBodyThatEchoesACallbackUrlOrItsTokenIsBlanked() {
        String url = server.url() + "/api/v1/configuration-sessions/cap_KEEPSECRET/adjustments";
        for (String given :
                List.of(url, url + "/", url.replace("/adjustments", ""), url.replace("/adjustments", "/"))) {
            server.then(ScriptedServer.status(
                    401, "{\"error\":{\"code\":\"x\",\"message\":\"" + given + " cap_KEEPSECRET\"}}"));
            CapabilityUrl callback = CapabilityUrl.of(given);
            ApiException e = error(() -> client.configurationSessions().adjust(callback, a -> a.configHash("h")));
            assertThat(NoSecretIsShownTest.everythingIn(e))
                    .as(given)
                    .contains("[secret]")
                    .doesNotContain("KEEPSECRET");
        }
    }

    @Test
    void aMessageNamesTheRouteAndNeverTheId() {
        server.then(ScriptedServer.status(404), ScriptedServer.status(409));
        assertThat(error(() -> client.contacts().get("c_private")))
                .hasMessageContaining("GET /contacts/{id}")
                .hasMessageNotContaining("c_private");
        ApiException felt = error(() -> client.events().redeliver("e_private"));
        assertThat(felt).hasMessageContaining("POST /events/{id}/redeliver").hasMessageNotContaining("e_private");
        assertThat(felt.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void aSuccessThatCannotBeReadNamesTheFieldAndNotItsValue() {
        server.then(ScriptedServer.ok(Fixture.QUOTE.json().replace("\"version\":1", "\"version\":\"KEEPSECRET\"")));
        WinFactorException e = catchThrowableOfType(
                UndecodableAnswerException.class, () -> client.quotes().get("q"));
        assertThat(e).isNotNull().hasMessageContaining("version").hasMessageNotContaining("KEEPSECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{} {}", "<html></html>"})
    void aSuccessWithoutAnObjectIsUndecodable(String body) {
        server.then(ScriptedServer.ok(body));
        assertThat(catchThrowableOfType(
                        UndecodableAnswerException.class, () -> client.quotes().get("q")))
                .isNotNull();
    }

    @Test
    void everyExceptionCanBeMadeByHand() {
        FailedCall call = new FailedCall("POST", "/quotes/{id}/send", 2, Outcome.UNKNOWN);
        ApiError error =
                new ApiError(503, "unavailable", "Later", JsonNodeFactory.instance.objectNode(), "{\"error\":{}}");
        Instant later = Instant.parse("2026-11-23T12:00:10Z");
        for (WinFactorException e : List.of(
                new ApiException(error, call),
                new AuthenticationException(error, call),
                new PermissionException(error, call),
                new NotFoundException(error, call),
                new ConflictException(error, call),
                new GoneException(error, call),
                new ValidationException(error, call),
                new ServerException(error, call),
                new RateLimitedException(error, call, Optional.of(later)))) {
            assertThat(e)
                    .hasMessage("503 unavailable Later (POST /quotes/{id}/send after 2 attempts, outcome UNKNOWN)");
            assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
        assertThat(new RateLimitedException(error, call, Optional.of(later)).retryAt())
                .contains(later);
        IOException cause = new IOException("wire");
        for (WinFactorException e : List.of(
                new WinFactorException("m", call, cause),
                new TransportException("m", call, cause),
                new CallTimeoutException("m", call, cause),
                new UndecodableAnswerException("m", call, cause))) {
            assertThat(e).hasMessageStartingWith("m (POST").hasCause(cause);
            assertThat(e.call()).isSameAs(call);
        }
    }

    private ApiException errorAfter(int status, String body) {
        server.then(ScriptedServer.status(status, body));
        return error(() -> client.quotes().get("k61private"));
    }

    private static ApiException error(Runnable call) {
        ApiException e = catchThrowableOfType(ApiException.class, call::run);
        assertThat(e).isNotNull();
        return e;
    }
}
