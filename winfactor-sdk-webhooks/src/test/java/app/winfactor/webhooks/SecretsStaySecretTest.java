package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.events.PricingCalculated;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.FaultyStore.Operation;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Signing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way a request can end, with the log wide open. The signing secret and the callback both hold a marker. */
class SecretsStaySecretTest {
    private static final String MARKER = "KEEPSECRET";

    private final Desk desk = new Desk();
    private final List<String> shown = new ArrayList<>();
    private final Logger logger = Logger.getLogger(WebhookReceiver.class.getName());
    private final Handler capture = new Handler() {
        @Override
        public void publish(LogRecord record) {
            shown.add(new SimpleFormatter().format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void openTheLog() {
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(capture);
        capture.setLevel(Level.ALL);
    }

    @AfterEach
    void closeTheLog() {
        logger.removeHandler(capture);
        logger.setLevel(null);
        logger.setUseParentHandlers(true);
    }

    @Test
    void noOutcomeShowsASecretInTheLogOrInWhatIsReported() {
        WebhookReceiver receiver = desk.builder()
                .listener(this::show)
                .on(PricingCalculated.class, event -> {
                    throw new IllegalStateException(
                            "cannot call " + event.callback().orElseThrow().reveal(),
                            new IllegalArgumentException(event.raw().text()));
                })
                .on(WebhookEvent.class, event -> shown.add(event.toString()))
                .build();
        WebhookRequest pricing = desk.sender.delivery("evt_1", EventType.PRICING_CALCULATED);
        WebhookRequest lead = desk.sender.delivery("evt_2", EventType.LEAD_CREATED);

        expect(receiver, pricing, Outcome.HANDLER_FAILED);
        desk.store.fail(Operation.RELEASE);
        expect(receiver, pricing, Outcome.HANDLER_FAILED);
        expect(receiver, pricing, Outcome.IN_PROGRESS);
        desk.store.fail(Operation.CLAIM);
        expect(receiver, pricing, Outcome.STORE_FAILED);
        desk.store.heal();
        expect(receiver, lead, Outcome.HANDLED);
        expect(receiver, lead, Outcome.DUPLICATE);
        expect(receiver, desk.sender.delivery("evt_3", "{\"url\":\"" + MARKER), Outcome.MALFORMED);
        expect(receiver, desk.sender.delivery("evt_3", MARKER), Outcome.MALFORMED);
        expect(receiver, desk.sender.delivery("evt_4", MARKER.repeat(1001)), Outcome.TOO_LARGE);
        byte[] body = Fixtures.body(EventType.PRICING_CALCULATED);
        for (String signature : List.of(
                "",
                MARKER,
                "t=" + MARKER + ",v1=" + MARKER,
                Signing.header(Signing.OTHER_SECRET, 0, body),
                Signing.header(Signing.SECRET, 0, body),
                Signing.header(Signing.SECRET, 999_999_999_999L, body))) {
            WebhookRequest forged =
                    WebhookRequest.of(body, Map.of(WebhookRequest.SIGNATURE_HEADER, List.of(signature)));
            shown.add(forged.toString());
            expect(receiver, forged, Outcome.SIGNATURE_REFUSED);
        }

        assertThat(shown).hasSizeGreaterThan(40).noneMatch(text -> text.contains(MARKER));
        assertThat(shown)
                .contains("SIGNATURE_REFUSED: STALE")
                .anyMatch(text -> text.startsWith("MALFORMED: The body is not JSON, line 1, column "));
        assertThat(shown)
                .anyMatch(
                        text -> text.contains(
                                "HANDLER_FAILED: PricingCalculated[pricing.calculated, delivery evt_1]: java.lang.IllegalStateException at"));
    }

    @Test
    void aListenerThatFailsShowsNone() {
        WebhookReceiver receiver = desk.builder()
                .on(WebhookEvent.class, event -> {})
                .listener(reception -> {
                    throw new IllegalStateException(
                            reception.event().orElseThrow().raw().text());
                })
                .build();

        expect(receiver, desk.sender.delivery("evt_1", EventType.PRICING_CALCULATED), Outcome.HANDLED);

        assertThat(shown).anyMatch(text -> text.contains("listener")).noneMatch(text -> text.contains(MARKER));
    }

    @Test
    void noObjectShowsOne() {
        byte[] body = Fixtures.body(EventType.PRICING_CALCULATED);
        PricingCalculated event = (PricingCalculated) Fixtures.parse(body);
        WebhookReceiver.Builder builder = desk.builder().on(WebhookEvent.class, it -> {});
        String header = Signing.header(MARKER, 0, body);

        assertThat(List.of(
                        event,
                        event.raw(),
                        event.callback(),
                        desk.sender.delivery("evt_1", body),
                        builder,
                        builder.build(),
                        SignatureVerifier.of(Signing.SECRET),
                        SignatureHeader.parse(header)))
                .extracting(Object::toString)
                .noneMatch(text -> text.contains(MARKER) || text.contains(header.substring(7)));
        assertThat(new String(body, StandardCharsets.UTF_8)).contains(MARKER);
    }

    @Test
    void anOutlineEndsEvenIfCausesGoRoundInACircle() {
        Exception one = new Exception("one");
        one.initCause(new Exception("two", one));

        assertThat(Outline.of(one))
                .contains("caused by java.lang.Exception at ")
                .doesNotContain("one", "two");
    }

    private void expect(WebhookReceiver receiver, WebhookRequest request, Outcome outcome) {
        WebhookAnswer answer = receiver.receive(request);
        shown.add(answer.toString());
        assertThat(answer).isEqualTo(outcome.answer());
    }

    private void show(Reception reception) {
        ReceptionListener.logging().received(reception);
        shown.add(reception.toString());
        reception
                .failure()
                .filter(failure -> !(failure instanceof IllegalStateException))
                .ifPresent(failure -> {
                    StringWriter trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    shown.add(trace.toString());
                });
    }
}
