package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.quotes.Quote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Content-Length that is no number, which Java's client does not fail of with an {@code IOException}. */
@Timeout(60)
class NoLengthTest {
    private static final ScriptedServer.Reply NO_LENGTH = (request, socket) -> socket.getOutputStream()
            .write("HTTP/1.1 201 Created\r\nContent-Length: KEEPSECRET\r\nConnection: close\r\n\r\n{\"quoteId\":\"q\"}"
                    .getBytes(StandardCharsets.ISO_8859_1));

    private final VirtualTime time = new VirtualTime();
    private final ScriptedServer server = new ScriptedServer();

    NoLengthTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void leavesAFeltWriteUnknownAndSentOnce(Door door) {
        server.then(NO_LENGTH);
        TransportException failure = catchThrowableOfType(
                TransportException.class,
                () -> door.through(
                        settings(),
                        client -> client.submissions().createQuote("s"),
                        client -> client.submissions().createQuote("s")));
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure).hasMessageContaining("no HTTP");
        assertThat(failure.toString() + failure.getCause()).doesNotContain("KEEPSECRET");
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void isAskedForAgainWhenItWasARead(Door door) {
        server.then(NO_LENGTH, ScriptedServer.ok(Fixture.QUOTE.json()));
        Quote quote = door.through(
                settings(),
                client -> client.quotes().get("q"),
                client -> client.quotes().get("q"));
        assertThat(quote.id()).isEqualTo("k61one");
    }

    private EngineSettings settings() {
        return Clients.settings(
                server.url(),
                time,
                Duration.ofSeconds(30),
                RetryPolicy.standard(),
                RateLimiter.unlimited(),
                attempt -> {});
    }
}
