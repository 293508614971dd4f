package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Signing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The headers come in the map that the web framework has, whatever its shape. */
class WebhookRequestTest {
    private static final byte[] BODY = Fixtures.body(EventType.QUOTE_ACCEPTED);

    private final Desk desk = new Desk();

    static Stream<Named<Function<String, Object>>> shapes() {
        return Stream.of(
                Named.of("a text", value -> value),
                Named.of("a builder of text", StringBuilder::new),
                Named.of("a list", List::of),
                Named.of("a set", Set::of),
                Named.of("an array", value -> new String[] {value}),
                Named.of("an array of objects", value -> new Object[] {value}),
                Named.of("a list with nothing beside it", value -> Arrays.asList(null, value)),
                Named.of("a list of lists", value -> List.of(List.of(value))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aHeaderIsTakenInEveryShape(Function<String, Object> shape) {
        Map<Object, Object> headers = new HashMap<>();
        headers.put("x-winfactor-DELIVERY", shape.apply("evt_1"));
        headers.put("X-WINFACTOR-signature", shape.apply(desk.sender.signature(BODY)));

        assertThat(desk.receiver.receive(headers, BODY)).isEqualTo(Outcome.HANDLED.answer());
        assertThat(desk.handled)
                .singleElement()
                .satisfies(event -> assertThat(event.deliveryId()).isEqualTo("evt_1"));
    }

    @Test
    void aMapWithAnOrderOfItsOwnIsLookedThroughAll() {
        Map<String, String> headers = new TreeMap<>(Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER));
        headers.put("x-winfactor-delivery", "evt_1");
        headers.put("x-winfactor-signature", desk.sender.signature(BODY));

        assertThat(desk.receiver.receive(headers, BODY)).isEqualTo(Outcome.HANDLED.answer());
    }

    @Test
    void aNameMayBeAnyObjectThatSaysIt() {
        assertThat(WebhookRequest.of(BODY, Map.of(new StringBuilder("X-WinFactor-Event"), "quote.accepted"))
                        .event())
                .isEqualTo("quote.accepted");
    }

    /** The status line of {@code URLConnection} has a key that is null. */
    @Test
    void nothingAsANameOrAsAValueIsNoHeader() {
        Map<String, Object> headers = new HashMap<>();
        headers.put(null, List.of("HTTP/1.1 200 OK"));
        headers.put("X-WinFactor-Event", null);
        headers.put("X-WinFactor-Delivery", List.of());
        headers.put("X-WinFactor-Signature", new String[] {null});

        WebhookRequest request = WebhookRequest.of(BODY, headers);

        assertThat(request.event()).isNull();
        assertThat(request.delivery()).isNull();
        assertThat(request.signature()).isNull();
    }

    @Test
    void whatIsMissingIsRefusedAsAnyUnsignedRequest() {
        assertThat(desk.receiver.receive(Map.of(), BODY)).isEqualTo(Outcome.SIGNATURE_REFUSED.answer());
    }

    @Test
    void namesThatDifferInCaseOnlyAreOneHeader() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("X-WinFactor-Delivery", "evt_1");
        headers.put("X-WinFactor-Signature", desk.sender.signature(BODY));
        headers.put("x-winfactor-signature", List.of("v1=" + "0".repeat(64)));

        assertThat(WebhookRequest.of(BODY, headers).signature())
                .isEqualTo(desk.sender.signature(BODY) + ", v1=" + "0".repeat(64));
        assertThat(desk.receiver.receive(headers, BODY)).isEqualTo(Outcome.HANDLED.answer());
    }

    @Test
    void severalValuesOfOneNameAreAllLookedAt() {
        String wrong = Signing.hex(Signing.OTHER_SECRET, "1", BODY);

        assertThat(desk.receiver.receive(
                        Map.of(
                                "X-WinFactor-Delivery", new String[] {"evt_1"},
                                "X-WinFactor-Signature", new String[] {desk.sender.signature(BODY), "v1=" + wrong}),
                        BODY))
                .isEqualTo(Outcome.HANDLED.answer());
    }

    static Stream<Named<Function<String, Object>>> unsuitable() {
        return Stream.of(
                Named.of("java.util.Optional", Optional::of),
                Named.of("[B", value -> value.getBytes(StandardCharsets.UTF_8)),
                Named.of("java.util.Optional", value -> List.of(Optional.of(value))),
                Named.of("java.util.concurrent.atomic.AtomicReference", AtomicReference::new));
    }

    @ParameterizedTest
    @MethodSource("unsuitable")
    void aValueOfAnotherKindIsTheCallersMistakeAndIsNotShown(Function<String, Object> shape) {
        Map<String, Object> headers = Map.of("x-winfactor-signature", shape.apply("t=1,v1=KEEPSECRET"));
        String kind = shape.apply("") instanceof List<?> list
                ? list.get(0).getClass().getName()
                : shape.apply("").getClass().getName();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.receiver.receive(headers, BODY))
                .withMessageContainingAll("X-WinFactor-Signature", kind, "texts")
                .withMessageNotContaining("KEEPSECRET");
        assertThat(desk.receptions).isEmpty();
    }

    @Test
    void aValueOfAnotherKindInAnotherHeaderDoesNotMatter() {
        Map<String, Object> headers = Map.of(
                "X-WinFactor-Delivery",
                "evt_1",
                "X-WinFactor-Signature",
                desk.sender.signature(BODY),
                "Content-Length",
                12,
                "Locale",
                Locale.ROOT);

        assertThat(desk.receiver.receive(headers, BODY)).isEqualTo(Outcome.HANDLED.answer());
    }

    @Test
    void theBodyIsTakenAsItWasEvenIfTheCallerWritesOverItLater() {
        byte[] reused = BODY.clone();
        WebhookRequest request = WebhookRequest.of(reused, desk.sender.headers("evt_1", BODY));
        Arrays.fill(reused, (byte) 0);

        assertThat(desk.receiver.receive(request)).isEqualTo(Outcome.HANDLED.answer());
    }

    @Test
    void itsTextShowsNothingOfIt() {
        assertThat(WebhookRequest.of(BODY, desk.sender.headers("evt_1", BODY)))
                .hasToString("WebhookRequest[" + BODY.length + " bytes]");
    }
}
