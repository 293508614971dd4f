package app.winfactor.webhooks.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.sdk.leads.LeadStatus;
import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.organization.LocaleCode;
import app.winfactor.sdk.pricing.BasePricing;
import app.winfactor.webhooks.support.Fixtures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEventTest {
    private static final Instant WHEN = Instant.parse("2026-11-23T08:59:58.250Z");

    @ParameterizedTest
    @MethodSource("types")
    void everyKnownTypeHasAClassOfItsNameAndSaysWhatEveryEventSays(EventType type) {
        WebhookEvent event = Fixtures.event(type);

        assertThat(event.getClass().getSimpleName())
                .isEqualToIgnoringCase(type.value().replaceAll("[._]", ""));
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.deliveryId()).isEqualTo("evt_1");
        assertThat(event.version()).contains("1.0");
        assertThat(event.timestamp()).contains(WHEN);
        assertThat(event.orgLocale()).contains(LocaleCode.NL);
        assertThat(event.customerLocale()).contains(LocaleCode.DE);
        assertThat(event.organization())
                .isEqualTo(new EventOrganization(
                        Optional.of("org_2abc"),
                        Optional.of("Vensterhuis"),
                        Optional.of("vensterhuis"),
                        Optional.of("info@vensterhuis.example"),
                        Optional.empty(),
                        Optional.of("https://cdn.example/logo.png")));
    }

    @ParameterizedTest
    @MethodSource("types")
    void showsItsTypeAndDeliveryAndNothingOfTheBody(EventType type) {
        assertThat(Fixtures.event(type).toString()).endsWith("[" + type + ", delivery evt_1]");
    }

    @Test
    void isEqualIfTheSameWasSaidUnderTheSameId() {
        WebhookEvent event = Fixtures.event(EventType.QUOTE_SENT);
        WebhookEvent underAnotherId = WebhookEvent.read(event.raw(), "evt_2", Optional.empty());

        assertThat(event)
                .isEqualTo(Fixtures.event(EventType.QUOTE_SENT))
                .hasSameHashCodeAs(Fixtures.event(EventType.QUOTE_SENT))
                .isNotEqualTo(underAnotherId)
                .isNotEqualTo(Fixtures.event(EventType.QUOTE_VIEWED));
    }

    @Test
    void readsASubmission() {
        SubmissionCreated event = (SubmissionCreated) Fixtures.event(EventType.SUBMISSION_CREATED);

        assertThat(event.submissionId()).contains("k57sub");
        assertThat(event.submittedAt()).contains(Instant.ofEpochMilli(1_795_424_398_250L));
        assertThat(event.customer())
                .isEqualTo(new EventCustomer(
                        Optional.of("Jane Doe"),
                        Optional.of("jane@example.com"),
                        Optional.of("+31 6 1234"),
                        Optional.empty()));
        assertThat(event.template())
                .isEqualTo(new EventTemplate(
                        Optional.of("k58tpl"), Optional.of("Lift-slide door"), Optional.of("lift-slide-door")));
        assertThat(event.configuration())
                .isEqualTo(new EventConfiguration(OptionalInt.of(2400), OptionalInt.of(1800), OptionalInt.of(3)));
        assertThat(event.detailUrl()).contains("https://app.example/submissions/k57sub");
    }

    @ParameterizedTest
    @MethodSource("quoteTypes")
    void readsAQuote(EventType type) {
        QuoteEvent event = (QuoteEvent) Fixtures.event(type);

        assertThat(event.quoteId()).contains("k61quo");
        assertThat(event.number()).contains("Q-2026-0042");
        assertThat(event.total()).contains(new BigDecimal("1390.50"));
        assertThat(event.currencySymbol()).contains("\u20ac");
        assertThat(event.customer().email()).contains("jane@example.com");
        assertThat(event.submissionId()).contains("k57sub");
        assertThat(event.urls()).isEqualTo(Map.of("quoteDetail", "https://app.example/quotes/k61quo"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"quote\":{\"id\":\"q\",\"submissionId\":\"s\"}}",
                "{\"quoteId\":\"q\",\"submissionId\":\"s\"}",
                "{\"quote\":{\"id\":null},\"quoteId\":\"q\",\"submission\":{\"id\":\"s\"}}"
            })
    void findsTheIdsOfAQuoteWhereTheyCouldBe(String data) {
        QuoteEvent event = (QuoteEvent) Fixtures.parse("{\"event\":\"quote.sent\",\"data\":" + data + "}");

        assertThat(event.quoteId()).contains("q");
        assertThat(event.submissionId()).contains("s");
    }

    @Test
    void aQuoteEventWithoutAnIdIsStillOfItsClass() {
        QuoteEvent event = (QuoteEvent) Fixtures.parse("{\"event\":\"quote.accepted\"}");

        assertThat(event).isInstanceOf(QuoteAccepted.class);
        assertThat(event.quoteId()).isEmpty();
        assertThat(event.customer().name()).isEmpty();
        assertThat(event.urls()).isEmpty();
    }

    @Test
    void readsALead() {
        assertJan((LeadCreated) Fixtures.event(EventType.LEAD_CREATED));
    }

    @Test
    void readsALeadThatIsTheDataItself() {
        LeadCreated event = (LeadCreated) Fixtures.event(EventType.LEAD_CREATED);
        String data = event.raw().json().at("/data/lead").toString();

        assertJan((LeadCreated) Fixtures.parse("{\"event\":\"lead.created\",\"data\":" + data + "}"));
    }

    @Test
    void readsAPriceToBeAnswered() {
        PricingCalculated event = (PricingCalculated) Fixtures.event(EventType.PRICING_CALCULATED);
        BasePricing base = event.basePricing().orElseThrow();

        assertThat(event.callback().map(CapabilityUrl::reveal))
                .contains("https://app.example/api/v1/configuration-sessions/KEEPSECRET_token");
        assertThat(event.callback().toString()).doesNotContain("KEEPSECRET");
        assertThat(event.configHash()).contains("h4sh");
        assertThat(event.configuration().orElseThrow().at("/panels/0/ratio").decimalValue())
                .isEqualTo("0.10");
        assertThat(base.subtotal()).isEqualTo("1399.150");
        assertThat(base.lineItems()).hasSize(2);
        assertThat(base.lineItems().get(0).unitPrice()).isEqualTo("512.0");
        assertThat(base.lineItems().get(0).itemKey()).contains("door-1");
        assertThat(event.context()).contains("autofill");
        assertThat(event.isAutofill()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"lineItems\":7}",
                "{\"subtotal\":\"much\"}",
                "7",
                "null",
                "{\"lineItems\":[{}],\"subtotal\":1}"
            })
    void leavesOutABasePriceThatCannotBeRead(String basePricing) {
        PricingCalculated event = (PricingCalculated)
                Fixtures.parse("{\"event\":\"pricing.calculated\",\"data\":{\"basePricing\":" + basePricing + "}}");

        assertThat(event.basePricing()).isEmpty();
        assertThat(event.isAutofill()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795424398250",
                "1795424398250.0",
                "\"2026-11-23T08:59:58.250Z\"",
                "\"2026-11-23T09:59:58.25+01:00\""
            })
    void readsATimeInMillisecondsOrIso(String timestamp) {
        assertThat(Fixtures.parse("{\"timestamp\":" + timestamp + "}").timestamp())
                .contains(WHEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"soon\"", "1.5", "1e400", "true", "{}", "9223372036854775808"})
    void leavesOutATimeThatIsNone(String timestamp) {
        assertThat(Fixtures.parse("{\"timestamp\":" + timestamp + "}").timestamp())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2400", "2400.0", "2.4e3"})
    void readsALengthInWholeMillimetres(String width) {
        assertThat(configurationWithWidth(width).width()).hasValue(2400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2400.5", "2147483648", "-2147483649", "1e400", "\"2400\"", "null", "true", "[]"})
    void leavesOutALengthThatIsNone(String width) {
        assertThat(configurationWithWidth(width).width()).isEmpty();
    }

    private static EventConfiguration configurationWithWidth(String width) {
        SubmissionCreated event = (SubmissionCreated) Fixtures.parse(
                "{\"event\":\"submission.created\",\"data\":{\"configuration\":{\"width\":" + width + "}}}");
        return event.configuration();
    }

    private static void assertJan(LeadCreated event) {
        assertThat(event.leadId()).contains("k62lead");
        assertThat(event.name()).contains("Jan Jansen");
        assertThat(event.email()).contains("jan@example.com");
        assertThat(event.phone()).contains("+31 6 5678");
        assertThat(event.message()).contains("Two windows, please.");
        assertThat(event.status()).contains(LeadStatus.NEW);
        assertThat(event.createdAt()).contains(WHEN);
    }

    static Stream<EventType> types() {
        return EventType.known().stream();
    }

    static Stream<EventType> quoteTypes() {
        return types().filter(type -> type.value().startsWith("quote."));
    }

    @Test
    void isOlderOnlyIfItCertainlyIs() {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");

        assertThat(at("\"2026-11-23T11:59:59.999Z\"").isOlderThan(noon)).isTrue();
        assertThat(at("\"2026-11-23T12:00:00Z\"").isOlderThan(noon)).isFalse();
        assertThat(at(Long.toString(noon.toEpochMilli() - 1)).isOlderThan(noon)).isTrue();
        assertThat(at(Long.toString(noon.toEpochMilli() + 1)).isOlderThan(noon)).isFalse();
        assertThat(at("null").isOlderThan(noon)).as("nobody knows").isFalse();
    }

    private static WebhookEvent at(String timestamp) {
        return Fixtures.parse("{\"event\":\"quote.sent\",\"timestamp\":" + timestamp + "}");
    }
}
