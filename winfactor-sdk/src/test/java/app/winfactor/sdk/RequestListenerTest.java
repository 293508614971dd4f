package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.ServerException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RequestAttempt;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.quotes.Quote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class RequestListenerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final RetryPolicy THRICE = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);

    private final VirtualTime time = new VirtualTime();
    private final Queue<RequestAttempt> attempts = new ConcurrentLinkedQueue<>();
    private final ScriptedServer server = new ScriptedServer();

    RequestListenerTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    // Of the other door virtual time does not know when it has set its timers, and could jump over the turn it waits
    // for.
    @EnumSource(names = "BLOCKING")
    void everyAttemptIsToldOfWithAllThatIsKnownOfIt(Door door) {
        server.then(
                after(Duration.ofSeconds(2), ScriptedServer.status(429, error("rate_limited"), "Retry-After", "7")),
                after(Duration.ofSeconds(1), ScriptedServer.status(503, "down")),
                after(Duration.ofMillis(5), ScriptedServer.ok(Fixture.QUOTE.json())));
        Quote quote = get(door, settings(this::inThreeSeconds));
        assertThat(quote.id()).isEqualTo("k61one");

        assertThat(attempts).hasSize(3);
        List<RequestAttempt> seen = List.copyOf(attempts);
        RequestAttempt first = seen.get(0);
        assertThat(first.verb()).isEqualTo("GET");
        assertThat(first.route()).isEqualTo("/quotes/{id}");
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.waited()).isEqualTo(Duration.ofSeconds(3));
        assertThat(first.took()).isEqualTo(Duration.ofSeconds(2));
        assertThat(first.status()).hasValue(429);
        assertThat(first.errorCode()).contains("rate_limited");
        assertThat(first.failure()).contains("RateLimitedException");
        assertThat(first.nextIn()).contains(Duration.ofSeconds(7));

        RequestAttempt second = seen.get(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.waited()).isEqualTo(Duration.ofSeconds(3));
        assertThat(second.took()).isEqualTo(Duration.ofSeconds(1));
        assertThat(second.status()).hasValue(503);
        assertThat(second.errorCode()).isEmpty();
        assertThat(second.failure()).contains("ServerException");
        assertThat(second.nextIn()).contains(Duration.ZERO);

        RequestAttempt third = seen.get(2);
        assertThat(third)
                .isEqualTo(new RequestAttempt(
                        "GET",
                        "/quotes/{id}",
                        3,
                        Duration.ofSeconds(3),
                        Duration.ofMillis(5),
                        OptionalInt.of(200),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private ScriptedServer.Reply after(Duration duration, ScriptedServer.Reply reply) {
        return (request, socket) -> {
            time.advance(duration);
            reply.to(request, socket);
        };
    }

    /** Turns that come after a while. */
    private CompletableFuture<RateLimiter.Turn> inThreeSeconds(Duration atMost) {
        return time.after(Duration.ofSeconds(3))
                .thenCompose(waited -> RateLimiter.unlimited().turn(atMost));
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptWithoutAnAnswerHasNoStatus(Door door) {
        server.then(truncated(), ScriptedServer.ok(Fixture.QUOTE.json()));
        assertThat(get(door, settings(RateLimiter.unlimited()))).isNotNull();
        RequestAttempt first = attempts.element();
        assertThat(first.status()).isEmpty();
        assertThat(first.errorCode()).isEmpty();
        assertThat(first.failure()).contains("TransportException");
    }

    @ParameterizedTest
    @EnumSource
    void theLastAttemptHasNoNext(Door door) {
        server.then(ScriptedServer.status(404, error("not_found")));
        assertThatThrownBy(() -> get(door, settings(RateLimiter.unlimited()))).isInstanceOf(NotFoundException.class);
        assertThat(attempts).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).hasValue(404);
            assertThat(attempt.errorCode()).contains("not_found");
            assertThat(attempt.failure()).contains("NotFoundException");
            assertThat(attempt.nextIn()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptThatDidNotGetItsTurnWaitedAndTookNoTime(Door door) {
        RateLimiter full = atMost -> time.after(Duration.ofSeconds(4))
                .thenCompose(waited -> CompletableFuture.failedFuture(new NoTurnException(Duration.ofMinutes(1))));
        assertThatThrownBy(() -> get(door, settings(full))).isInstanceOf(CallTimeoutException.class);
        assertThat(attempts).singleElement().satisfies(attempt -> {
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.waited()).isEqualTo(Duration.ofSeconds(4));
            assertThat(attempt.took()).isZero();
            assertThat(attempt.status()).isEmpty();
            assertThat(attempt.failure()).contains("CallTimeoutException");
            assertThat(attempt.nextIn()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void nothingSecretAndNothingThatGrowsIsInARoute(Door door) {
        server.then(
                ScriptedServer.ok(Fixture.CONFIGURATION_SESSION.json()),
                ScriptedServer.ok(Fixture.SUBMISSION.json()),
                ScriptedServer.ok(Fixture.LEAD.page()));
        CapabilityUrl callback = CapabilityUrl.of(server.url() + "/cap_KEEPSECRET/adjustments?x=KEEPSECRET");
        EngineSettings settings = settings(RateLimiter.unlimited());
        assertThat(door.<Object>through(
                        settings,
                        client -> client.configurationSessions().get(callback),
                        client -> client.configurationSessions().get(callback).thenApply(session -> session)))
                .isNotNull();
        assertThat(door.<Object>through(
                        settings,
                        client -> client.submissions().get("k57unlisted"),
                        client -> client.submissions().get("k57unlisted").thenApply(submission -> submission)))
                .isNotNull();
        assertThat(door.<Object>through(
                        settings,
                        client -> client.leads().list(q -> q.cursor("c77")).firstPage(),
                        client -> client.leads()
                                .list(q -> q.cursor("c77"))
                                .firstPage()
                                .thenApply(page -> page)))
                .isNotNull();
        assertThat(attempts)
                .extracting(RequestAttempt::route)
                .containsExactly("/configuration-sessions/{token}", "/submissions/{id}", "/leads");
        assertThat(attempts.toString()).doesNotContain("KEEPSECRET", "k57unlisted", "c77", "127.0.0.1");
    }

    @Test
    void anAttemptThatWasCancelledIsToldOfToo() throws InterruptedException {
        Held held = Held.beforeTheHead();
        server.then(held);
        CompletableFuture<Quote> call = new AsyncWinFactorClient(settings(RateLimiter.unlimited()))
                .quotes()
                .get("q");
        held.awaitRequest();
        call.cancel(true);
        Await.until(() -> !attempts.isEmpty());
        assertThat(attempts.element().number()).isEqualTo(1);
        assertThat(attempts.element().failure()).contains("TransportException");
        assertThat(attempts.element().nextIn()).isEmpty();
    }

    // The log

    @ParameterizedTest
    @EnumSource
    void aCallThatFailedIsOneLineAndNotOnePerAttempt(Door door) {
        server.then(ScriptedServer.status(503), truncated(), ScriptedServer.status(500, "KEEPSECRET"));
        try (Logged log = new Logged()) {
            assertThatThrownBy(() -> get(door, settings(RateLimiter.unlimited())))
                    .isInstanceOf(ServerException.class);
            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("WARNING")
                            .contains("GET /quotes/{id} after 3 attempts")
                            .doesNotContain("KEEPSECRET"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aQuestionThatWasAnsweredWithNoIsOneLineForWhoeverDebugs(Door door) {
        server.then(ScriptedServer.status(404));
        try (Logged log = new Logged()) {
            assertThatThrownBy(() -> get(door, settings(RateLimiter.unlimited())))
                    .isInstanceOf(NotFoundException.class);
            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).startsWith("FINE "));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSuccessIsNotLoggedEvenAfterAFailure(Door door) {
        server.then(ScriptedServer.status(503), ScriptedServer.ok(Fixture.QUOTE.json()));
        try (Logged log = new Logged()) {
            assertThat(get(door, settings(RateLimiter.unlimited()))).isNotNull();
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void aCallThatWasCancelledIsNotLogged() throws InterruptedException {
        Held held = Held.beforeTheHead();
        server.then(held);
        try (Logged log = new Logged()) {
            CompletableFuture<Quote> call = new AsyncWinFactorClient(settings(RateLimiter.unlimited()))
                    .quotes()
                    .get("q");
            held.awaitRequest();
            call.cancel(true);
            Await.until(() -> !attempts.isEmpty()); // by then all is over
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void aPageReadAheadThatFailsIsLoggedOnce() {
        server.then(
                ScriptedServer.ok("{\"data\":[" + Fixture.LEAD.json() + "],\"nextCursor\":\"c2\"}"),
                ScriptedServer.status(500));
        try (Logged log = new Logged()) {
            WinFactorClient client = new WinFactorClient(Clients.settings(
                    server.url(), Time.SYSTEM, DEADLINE, RetryPolicy.none(), RateLimiter.unlimited(), attempts::add));
            assertThatThrownBy(() -> client.leads().list().forEach(lead -> {})).isInstanceOf(WinFactorException.class);
            assertThat(log.lines()).hasSize(1);
        }
        assertThat(attempts).hasSize(2);
    }

    /** Less than was promised; a connection that is just reset makes Java try a read again, unseen. */
    private static ScriptedServer.Reply truncated() {
        return (request, socket) -> socket.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
    }

    private EngineSettings settings(RateLimiter limiter) {
        return Clients.settings(server.url(), time, DEADLINE, THRICE, limiter, attempts::add);
    }

    private static Quote get(Door door, EngineSettings settings) {
        return door.through(
                settings,
                client -> client.quotes().get("k61unlisted"),
                client -> client.quotes().get("k61unlisted"));
    }

    private static String error(String code) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"as told\"}}";
    }
}
