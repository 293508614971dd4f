package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.submissions.SubmissionsResource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An {@code HttpClient} of the user's own that lets this SDK down. */
@Timeout(60)
class TheirHttpClientTest {
    private static final Executor REJECTING = task -> {
        throw new RejectedExecutionException("full");
    };

    private final ScriptedServer server = new ScriptedServer();

    TheirHttpClientTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void anExecutorThatRejectsHoldsNoFeltWriteForEver() {
        server.then(
                ScriptedServer.status(201, "{\"quoteId\":\"one\"}"),
                ScriptedServer.status(201, "{\"quoteId\":\"two\"}"));
        WinFactorClient client =
                client(HttpClient.newBuilder().executor(REJECTING).build());
        SubmissionsResource submissions = client.submissions();
        assertThat(CompletableFuture.supplyAsync(
                        () -> submissions.createQuote("s").quoteId(), TheirHttpClientTest::onAThreadOfItsOwn))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo("one");
        assertThat(client.async().submissions().createQuote("s"))
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(created -> assertThat(created.quoteId()).isEqualTo("two"));
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void anExchangeThatNeverEndsHoldsNoFutureForEver() {
        HttpClient silent = new WrappingHttpClient(HttpClient.newHttpClient()) {
            @Override
            public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                    HttpRequest request, HttpResponse.BodyHandler<T> handler) {
                return new CompletableFuture<>();
            }
        };
        AsyncWinFactorClient client =
                client(silent).withDeadline(Duration.ofMillis(50)).async();
        assertThat(client.submissions().createQuote("s"))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(CallTimeoutException.class)
                .withMessageContaining("outcome UNKNOWN");
    }

    private static void onAThreadOfItsOwn(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private WinFactorClient client(HttpClient http) {
        return WinFactorClient.builder()
                .apiKey(Clients.KEY)
                .baseUrl(server.url())
                .httpClient(http)
                .build();
    }
}
