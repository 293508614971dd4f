package app.winfactor.testkit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.errors.PermissionException;
import app.winfactor.sdk.errors.ServerException;
import app.winfactor.sdk.events.EventStatus;
import app.winfactor.sdk.events.EventSummary;
import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.webhooks.PermanentFailureException;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookHandler;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.httpserver.WebhookHttpHandler;
import app.winfactor.webhooks.recovery.MissedDeliveries;
import app.winfactor.webhooks.recovery.Recovered;
import app.winfactor.webhooks.recovery.RecoveryReport;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver missed while it was down, and gets back. */
class MissedDeliveriesTest {
    private static final Instant MORNING = Instant.parse("2026-11-24T09:00:00Z");

    private final InMemoryDeliveryStore store = InMemoryDeliveryStore.create();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private FakeWinFactor fake;
    private WinFactorClient winFactor;
    private HttpServer server;
    private WebhookReceiver receiver;
    private volatile WebhookHandler<WebhookEvent> handler = event -> handled.add(event.deliveryId());

    @BeforeEach
    void start() throws IOException {
        fake = FakeWinFactor.builder().startingAt(MORNING).start();
        winFactor = client(fake.apiKey(), RateLimiter.unlimited());
        receiver = WebhookReceiver.builder()
                .signingSecret(fake.signingSecret())
                .on(WebhookEvent.class, event -> handler.handle(event))
                .inline(store)
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/webhooks", WebhookHttpHandler.of(receiver));
        server.start();
        fake.webhooks()
                .deliverTo(URI.create("http://localhost:" + server.getAddress().getPort() + "/webhooks"));
    }

    @AfterEach
    void stop() {
        winFactor.close();
        server.stop(0);
        fake.close();
    }

    @Test
    void whatFailedWhileItWasDownComesAgainAndNothingElseDoes() {
        fake.customer().submits();
        fake.webhooks().awaitIdle(Duration.ofSeconds(10));
        List<String> missed = missThree();

        RecoveryReport report = MissedDeliveries.of(winFactor).redeliver(Instant.EPOCH);
        fake.webhooks().awaitIdle(Duration.ofSeconds(10));

        assertThat(report.events()).extracting(each -> each.event().id()).containsExactlyElementsOf(missed);
        assertThat(report.count(Recovered.Outcome.REDELIVERED)).isEqualTo(3);
        assertThat(report.complete()).isTrue();
        assertThat(report.toString())
                .startsWith("3 failed deliveries found, 3 redelivered, 0 in flight already, 0 requests failed\n")
                .contains("submission.created " + missed.get(0) + ": REDELIVERED");
        assertThat(handled).hasSize(4).endsWith(missed.toArray(String[]::new));
        assertThat(winFactor.events().list()).extracting(EventSummary::status).containsOnly(EventStatus.DELIVERED);
        assertThat(MissedDeliveries.of(winFactor).redeliver(Instant.EPOCH).events())
                .isEmpty();
    }

    @Test
    void whatHappenedBeforeTheTimeThatIsAskedForIsLeftAlone() {
        missThree();
        Instant later = fake.now().plusMillis(1);
        fake.advance(Duration.ofHours(1));
        List<String> missed = missThree();

        assertThat(MissedDeliveries.of(winFactor).redeliver(later).events())
                .extracting(each -> each.event().id())
                .containsExactlyElementsOf(missed);
    }

    @Test
    void anEventWhoseAnswerWasLostIsNotHandledTwice() {
        server.removeContext("/webhooks");
        server.createContext(
                "/webhooks",
                exchange -> { // handles it, and says that it failed
                    try (exchange) {
                        receiver.receive(
                                exchange.getRequestHeaders(),
                                exchange.getRequestBody().readAllBytes());
                        exchange.sendResponseHeaders(502, -1);
                    }
                });
        fake.customer().submits();
        fake.advance(Duration.ofMinutes(20));
        server.removeContext("/webhooks");
        server.createContext("/webhooks", WebhookHttpHandler.of(receiver));

        assertThat(MissedDeliveries.of(winFactor).redeliver(Instant.EPOCH).count(Recovered.Outcome.REDELIVERED))
                .isEqualTo(1);
        fake.webhooks().awaitIdle(Duration.ofSeconds(10));

        assertThat(handled).hasSize(1);
        assertThat(winFactor.events().list()).extracting(EventSummary::status).containsExactly(EventStatus.DELIVERED);
    }

    @Test
    void anEventThatIsDoneOrDeadIsHandledAgainOnceItIsForgotten() throws Exception {
        fake.customer().submits();
        fake.webhooks().awaitIdle(Duration.ofSeconds(10));
        String done = handled.get(0);
        MissedDeliveries.of(winFactor).handleAgain(done, store);
        fake.webhooks().awaitIdle(Duration.ofSeconds(10));
        assertThat(handled).containsExactly(done, done);

        handler = event -> {
            throw new PermanentFailureException("no such article");
        };
        fake.customer().submits();
        fake.webhooks().awaitIdle(Duration.ofSeconds(10));
        assertThat(receiver.counts()).containsEntry(Outcome.DEAD, 1L);
        handler = event -> handled.add(event.deliveryId());
        String dead = winFactor.events().list().firstPage().items().get(0).id();
        MissedDeliveries.of(winFactor).handleAgain(dead, store);
        fake.webhooks().awaitIdle(Duration.ofSeconds(10));
        assertThat(handled).containsExactly(done, done, dead);
    }

    @Test
    void oneThatCannotBeRedeliveredKeepsNoOtherFromIt() {
        List<String> missed = missThree();
        answer(missed.get(0), 409, "already_in_flight");
        answer(missed.get(1), 500, "internal");

        RecoveryReport report = MissedDeliveries.of(winFactor).redeliver(Instant.EPOCH);

        assertThat(report.events())
                .extracting(Recovered::outcome)
                .containsExactly(
                        Recovered.Outcome.ALREADY_IN_FLIGHT, Recovered.Outcome.FAILED, Recovered.Outcome.REDELIVERED);
        assertThat(report.complete()).isFalse();
        assertThat(report.events().get(1).failure()).get().isInstanceOf(ServerException.class);
        assertThat(report.toString()).contains(missed.get(1) + ": FAILED (ServerException)");
    }

    @Test
    void aKeyThatMayOnlyReadIsToldAtOnce() {
        missThree();
        try (WinFactorClient reader = client(fake.readOnlyKey(), RateLimiter.unlimited())) {
            assertThatExceptionOfType(PermissionException.class)
                    .isThrownBy(() -> MissedDeliveries.of(reader).redeliver(Instant.EPOCH));
        }
    }

    @Test
    void itTakesOneTurnOfTheRateLimitForEachEventAndNoMore() {
        missThree();
        Counting turns = new Counting(4);
        try (WinFactorClient limited = client(fake.apiKey(), turns)) {
            assertThat(MissedDeliveries.of(limited).redeliver(Instant.EPOCH).complete())
                    .isTrue();
        }
        assertThat(turns.taken).as("one for the list, one for each").hasValue(4);
    }

    @Test
    void anEventForWhichNoTurnIsLeftIsReportedAndComesNextTime() {
        missThree();
        try (WinFactorClient limited = client(fake.apiKey(), new Counting(3))) {
            assertThat(MissedDeliveries.of(limited).redeliver(Instant.EPOCH).events())
                    .extracting(Recovered::outcome)
                    .containsExactly(
                            Recovered.Outcome.REDELIVERED, Recovered.Outcome.REDELIVERED, Recovered.Outcome.FAILED);
        }
        fake.webhooks().awaitIdle(Duration.ofSeconds(10));

        assertThat(MissedDeliveries.of(winFactor).redeliver(Instant.EPOCH).count(Recovered.Outcome.REDELIVERED))
                .isEqualTo(1);
    }

    /** Three events while nobody takes them, until WinFactor has given each up. The oldest first. */
    private List<String> missThree() {
        fake.webhooks().pause();
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            fake.customer().submits();
            missed.add(winFactor.events().list().firstPage().items().get(0).id());
            fake.advance(Duration.ofSeconds(1));
        }
        fake.advance(Duration.ofMinutes(20));
        fake.webhooks().resume();
        return missed;
    }

    private void answer(String eventId, int status, String code) {
        fake.wireMock()
                .stubFor(post(urlPathEqualTo("/api/v1/events/" + eventId + "/redeliver"))
                        .willReturn(aResponse()
                                .withStatus(status)
                                .withHeader("Content-Type", "application/json")
                                .withBody("{\"error\":{\"code\":\"" + code + "\",\"message\":\"for the test\"}}")));
    }

    private WinFactorClient client(String key, RateLimiter limiter) {
        return WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(key)
                .rateLimiter(limiter)
                .build();
    }

    /** So many turns, and then none in any time. */
    private static final class Counting implements RateLimiter, RateLimiter.Turn {
        final AtomicInteger taken = new AtomicInteger();
        private final int most;

        Counting(int most) {
            this.most = most;
        }

        @Override
        public CompletableFuture<Turn> turn(Duration atMost) {
            return taken.incrementAndGet() <= most
                    ? CompletableFuture.completedFuture(this)
                    : CompletableFuture.failedFuture(new NoTurnException(Duration.ofDays(1)));
        }

        @Override
        public void ended() {}

        @Override
        public void refused(Optional<Duration> retryAfter) {}
    }
}
