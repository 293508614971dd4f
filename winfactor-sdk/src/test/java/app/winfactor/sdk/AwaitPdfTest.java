package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.quotes.PdfNotReadyException;
import app.winfactor.sdk.quotes.PdfStatus;
import app.winfactor.sdk.quotes.Quote;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waiting for the PDF of a quote. */
@Timeout(60)
class AwaitPdfTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final VirtualTime time = new VirtualTime();
    private final ScriptedServer server = new ScriptedServer();

    AwaitPdfTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aPdfIsAskedForLessAndLessOftenUntilItIsReady(Door door) {
        server.then(
                quote("null"),
                quote("\"pending\""),
                quote("\"generating\""),
                quote("\"generating\""),
                quote("\"brand_new_status\""),
                ready());
        Quote quote = awaitPdf(door, DEADLINE);
        assertThat(quote.pdf().url()).isPresent();
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1 + 2 + 4 + 8 + 8));
        if (door == Door.BLOCKING) {
            assertThat(time.sleeps()).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 8L);
        }
        assertThat(server.received())
                .hasSize(6)
                .allSatisfy(request -> assertThat(request.toString()).isEqualTo("GET /api/v1/quotes/q"));
    }

    @ParameterizedTest
    @EnumSource
    void aPdfThatFailedIsToldOfAtOnce(Door door) {
        server.then(quote("\"failed\""));
        PdfNotReadyException failure = catchThrowableOfType(PdfNotReadyException.class, () -> awaitPdf(door, DEADLINE));
        assertThat(failure.status()).contains(PdfStatus.FAILED);
        assertThat(failure).hasMessageContaining("failed to make the PDF");
        assertThat(time.passed()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aPdfThatWasNeverStartedIsToldApartFromOneThatIsStillBeingMade(Door door) {
        for (int i = 0; i < 5; i++) {
            server.then(quote("null"));
        }
        PdfNotReadyException never =
                catchThrowableOfType(PdfNotReadyException.class, () -> awaitPdf(door, Duration.ofSeconds(10)));
        assertThat(never.status()).isEmpty();
        assertThat(never).hasMessageContaining("never started");
        assertThat(time.passed()).as("the last look is a second before the end").isEqualTo(Duration.ofSeconds(9));
        assertThat(server.received()).hasSize(5);

        for (int i = 0; i < 5; i++) {
            server.then(quote("\"generating\""));
        }
        PdfNotReadyException still =
                catchThrowableOfType(PdfNotReadyException.class, () -> awaitPdf(door, Duration.ofSeconds(10)));
        assertThat(still.status()).contains(PdfStatus.GENERATING);
        assertThat(still).hasMessageContaining("generating");
        assertThat(server.received()).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource
    void aPdfThatIsReadyWithoutAUrlIsNotSaidToBeUnready(Door door) {
        for (int i = 0; i < 5; i++) {
            server.then(quote("\"ready\""));
        }
        PdfNotReadyException failure =
                catchThrowableOfType(PdfNotReadyException.class, () -> awaitPdf(door, Duration.ofSeconds(10)));
        assertThat(failure.status()).contains(PdfStatus.READY);
        assertThat(failure).hasMessageContaining("no URL").hasMessageNotContaining("not ready");
    }

    @ParameterizedTest
    @EnumSource
    void theWaitMayBeLongerThanTheDeadlineOfACall(Door door) {
        for (int i = 0; i < 20; i++) {
            server.then(quote("\"generating\""));
        }
        server.then(ready());
        assertThat(awaitPdf(door, Duration.ofMinutes(10))).isNotNull();
        assertThat(time.passed()).isGreaterThan(Duration.ofMinutes(2));
    }

    @Test
    void anInterruptStopsTheWaitAtOnceAndKeepsTheFlag() {
        time.whileSleeping(pause -> {
            throw new InterruptedException();
        });
        server.then(quote("\"generating\""));
        PdfNotReadyException failure =
                catchThrowableOfType(PdfNotReadyException.class, () -> awaitPdf(Door.BLOCKING, DEADLINE));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.status()).contains(PdfStatus.GENERATING);
        assertThat(server.received()).hasSize(1);
    }

    private Quote awaitPdf(Door door, Duration atMost) {
        return door.through(
                Clients.settings(
                        server.url(), time, DEADLINE, RetryPolicy.none(), RateLimiter.unlimited(), attempt -> {}),
                client -> client.quotes().awaitPdf("q", atMost),
                client -> client.quotes().awaitPdf("q", atMost));
    }

    private static ScriptedServer.Reply quote(String status) {
        return ScriptedServer.ok(
                Fixture.QUOTE_BARE.json().replace("\"status\":null,\"url\"", "\"status\":" + status + ",\"url\""));
    }

    private static ScriptedServer.Reply ready() {
        return ScriptedServer.ok(Fixture.QUOTE.json());
    }
}
