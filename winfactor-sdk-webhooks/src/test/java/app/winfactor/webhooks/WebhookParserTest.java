package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.events.MalformedWebhookException;
import app.winfactor.webhooks.events.QuoteSent;
import app.winfactor.webhooks.events.QuoteViewed;
import app.winfactor.webhooks.events.UnknownEvent;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Fixtures;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"quote.sent\"}",
                "{\"eventType\":\"quote.sent\"}",
                "{\"event\":null,\"eventType\":\"quote.sent\"}",
                "{\"event\":\"\",\"eventType\":\"quote.sent\"}",
                "{\"event\":7,\"eventType\":\"quote.sent\"}",
                "{\"event\":\"quote.sent\",\"eventType\":\"quote.viewed\"}",
                "{\"event\":\"webhook\",\"eventType\":\"quote.sent\"}"
            })
    void findsTheTypeInTheBodyBeforeTheHeader(String body) {
        assertThat(parse(body, "evt_1", "quote.expired")).isInstanceOf(QuoteSent.class);
    }

    @Test
    void asksTheHeaderIfTheBodyNamesNoType() {
        assertThat(parse("{}", "evt_1", "quote.viewed")).isInstanceOf(QuoteViewed.class);
    }

    @Test
    void keepsATypeThatItDoesNotKnow() {
        WebhookEvent event = parse("{\"event\":\"door.slammed\",\"data\":{\"loud\":true}}", "evt_1", null);

        assertThat(event).isInstanceOf(UnknownEvent.class);
        assertThat(event.type()).isEqualTo(EventType.of("door.slammed"));
        assertThat(event.raw().json().at("/data/loud").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void readsABodyWithoutAnyType(@Nullable String header) {
        WebhookEvent event = parse("{}", "evt_1", header);

        assertThat(event).isInstanceOf(UnknownEvent.class);
        assertThat(event.type()).isEqualTo(UnknownEvent.NO_TYPE);
    }

    @Test
    void takesTheDeliveryIdFromTheHeaderWhateverItsCase() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        WebhookEvent event =
                WebhookParser.parse(WebhookRequest.of(body, Map.of("x-WINFACTOR-delivery", List.of("evt_9"))));

        assertThat(event.deliveryId()).isEqualTo("evt_9");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "two words", "line\nend", "\u00e9", "\u0000"})
    void makesTheSameIdForTheSameBodyIfTheHeaderHasNoUsableOne(@Nullable String header) {
        WebhookEvent event = parse("{\"a\":1}", header, null);

        assertThat(event.deliveryId())
                .startsWith("body-sha256:")
                .hasSize(76)
                .isEqualTo(parse("{\"a\":1}", "x".repeat(201), null).deliveryId())
                .isNotEqualTo(parse("{\"a\":2}", header, null).deliveryId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":1e-99999999999}",
                "https://KEEPSECRET.example",
                "{\"u\":\"KEEPSECRET"
            })
    void refusesWhatIsNoJsonObjectAndShowsNothingOfIt(String body) {
        assertThatExceptionOfType(MalformedWebhookException.class)
                .isThrownBy(() -> Fixtures.parse(body))
                .withNoCause()
                .withMessageNotContaining("KEEPSECRET");
    }

    @Test
    void refusesANumberThatNoDecimalCanBe() {
        assumeThat(PackageVersion.VERSION.getMinorVersion())
                .as("Jackson 2.15 shows a number beyond any double as Infinity; its text is still in the raw body")
                .isGreaterThan(15);
        assertThatExceptionOfType(MalformedWebhookException.class)
                .isThrownBy(() -> Fixtures.parse("{\"a\":1e99999999999}"))
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource({"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
    void refusesWhatIsNotUtf8(String charset) {
        byte[] body = "{\"a\":\"\u00e9\"}".getBytes(Charset.forName(charset));

        assertThatExceptionOfType(MalformedWebhookException.class).isThrownBy(() -> Fixtures.parse(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void refusesANestingBombInsteadOfRunningOutOfStack(String open) {
        String bomb = "{\"a\":" + open.repeat(200_000);

        assertThatExceptionOfType(MalformedWebhookException.class).isThrownBy(() -> Fixtures.parse(bomb));
    }

    @Test
    void keepsEveryByteAndEveryDigit() {
        byte[] body = "{ \"total\" : 0.1000000000000000055511151231257827 ,\n\"a\":1.50,\"\u20ac\":1e2}"
                .getBytes(StandardCharsets.UTF_8);

        WebhookEvent event = Fixtures.parse(body);

        assertThat(event.raw().bytes()).isEqualTo(body);
        assertThat(event.raw().text()).isEqualTo(new String(body, StandardCharsets.UTF_8));
        assertThat(event.raw().json().path("total").decimalValue()).isEqualTo("0.1000000000000000055511151231257827");
        assertThat(event.raw().json().path("a").decimalValue()).isEqualTo("1.50");
    }

    @Test
    void cannotBeChangedFromOutside() {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        WebhookRequest request = WebhookRequest.of(body, Map.of());
        Arrays.fill(body, (byte) 'x');
        WebhookEvent event = WebhookParser.parse(request);

        Arrays.fill(event.raw().bytes(), (byte) 'x');
        event.raw().json().put("a", 2);

        assertThat(event.raw().text()).isEqualTo("{\"a\":1}");
        assertThat(event.raw().json().path("a").intValue()).isEqualTo(1);
    }

    private static WebhookEvent parse(String body, @Nullable String delivery, @Nullable String type) {
        return WebhookParser.parse(WebhookRequest.from(body.getBytes(StandardCharsets.UTF_8), name -> switch (name) {
            case WebhookRequest.DELIVERY_HEADER -> delivery;
            case WebhookRequest.EVENT_HEADER -> type;
            default -> null;
        }));
    }
}
