package app.winfactor.samples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.events.EventSummary;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookParser;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.WebhookRequest;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.LeaseLostException;
import app.winfactor.webhooks.events.SubmissionCreated;
import app.winfactor.webhooks.jdbc.JdbcDeliveryStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service, with a WinFactor that delivers to it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.datasource.url=jdbc:h2:mem:enquiries", "winfactor.first-retry-after=10ms"})
class EnquiryServiceTest {
    private static final FakeWinFactor FAKE = FakeWinFactor.start();

    private final URI webhooks;
    private final JdbcTemplate database;
    private final WebhookReceiver receiver;
    private final Enquiries enquiries;
    private final JdbcDeliveryStore deliveries;

    EnquiryServiceTest(
            @LocalServerPort int port,
            @Autowired JdbcTemplate database,
            @Autowired WebhookReceiver receiver,
            @Autowired Enquiries enquiries,
            @Autowired JdbcDeliveryStore deliveries) {
        this.webhooks = URI.create("http://localhost:" + port + "/webhooks");
        this.database = database;
        this.receiver = receiver;
        this.enquiries = enquiries;
        this.deliveries = deliveries;
    }

    @DynamicPropertySource
    static void sameSecret(DynamicPropertyRegistry properties) {
        properties.add("winfactor.signing-secret", FAKE::signingSecret);
    }

    @BeforeEach
    void deliverHere() {
        database.update("DELETE FROM task");
        database.update("DELETE FROM enquiry");
        database.update("DELETE FROM winfactor_delivery");
        FAKE.webhooks().deliverTo(webhooks);
    }

    @AfterAll
    static void stop() {
        FAKE.close();
    }

    @Test
    void aSubmissionIsEnteredOnceAlthoughACopyComes() {
        String id = FAKE.customer().submits();
        await(() -> count("task") == 1);

        redeliverAll();
        await(() -> counted(Outcome.DUPLICATE) == 1);

        assertThat(database.queryForList("SELECT submission_id, customer FROM enquiry"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsValues(id, "Jane Doe"));
        assertThat(count("task")).isEqualTo(1);
        await(() -> counted(Outcome.HANDLED) == 1);
        assertThat(database.queryForList("SELECT state FROM winfactor_delivery", String.class))
                .containsOnly("done");
    }

    @Test
    void aHandlerThatFailsLeavesNothingBehindAndIsTriedAgain() {
        database.execute("ALTER TABLE task ADD CONSTRAINT nobody_calls CHECK (what <> 'call back')");
        FAKE.customer().submits();
        await(() -> counted(Outcome.HANDLER_FAILED) > 0);

        assertThat(count("enquiry")).as("what was written before the failure").isZero();

        database.execute("ALTER TABLE task DROP CONSTRAINT nobody_calls");
        await(() -> count("task") == 1);
        assertThat(count("enquiry")).isEqualTo(1);
    }

    @Test
    void whatIsNotDoneIsNotEnteredEither() {
        SubmissionCreated event = (SubmissionCreated) WebhookParser.parse(WebhookRequest.of(
                "{\"data\":{\"submission\":{\"id\":\"sub_1\"}}}".getBytes(StandardCharsets.UTF_8),
                Map.of(WebhookRequest.EVENT_HEADER, "submission.created")));

        deliveries.claim("evt_1"); // somebody else's
        assertThatThrownBy(() -> enquiries.handle(event, new Delivery("evt_1", "run out", 1, Instant.now())))
                .isInstanceOf(LeaseLostException.class);
        assertThat(count("enquiry")).isZero();
        assertThat(count("task")).isZero();
    }

    @Test
    void aForgedDeliveryAndOneThatIsTooLongAreRefused() throws Exception {
        assertThat(post("{}").statusCode()).isEqualTo(401);
        assertThat(post("{}").body()).isEqualTo("unauthorized");
        assertThat(post(" ".repeat(receiver.maxBodyBytes() + 1)).statusCode()).isEqualTo(413);
        assertThat(count("enquiry")).isZero();
    }

    private static void redeliverAll() {
        try (WinFactorClient winFactor = WinFactorClient.builder()
                .baseUrl(FAKE.url())
                .apiKey(FAKE.apiKey())
                .build()) {
            for (EventSummary event : winFactor.events().list()) {
                winFactor.events().redeliver(event.id());
            }
        }
    }

    private HttpResponse<String> post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(webhooks)
                .header(WebhookRequest.SIGNATURE_HEADER, "t=1,v1=" + "0".repeat(64))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private long counted(Outcome outcome) {
        return receiver.counts().getOrDefault(outcome, 0L);
    }

    private int count(String table) {
        Integer rows = database.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
        return rows == null ? 0 : rows;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
