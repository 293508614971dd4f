package app.winfactor.webhooks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.InvalidSignatureException.Reason;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookRequest;
import app.winfactor.webhooks.events.UnknownEvent;
import app.winfactor.webhooks.support.Desk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrangeBodyTest {
    private final Desk desk = new Desk();

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "not json"})
    void aGenuineBodyThatIsNoJsonObjectIsABadRequest(String body) {
        desk.receive(desk.sender.delivery("evt_1", body), Outcome.MALFORMED);

        assertThat(desk.handled).isEmpty();
    }

    @Test
    void aNestingBombIsABadRequest() {
        desk.receive(desk.sender.delivery("evt_1", "{\"a\":".repeat(1900)), Outcome.MALFORMED);
    }

    @Test
    void aBodyOfExactlyTheLimitIsTakenAndOneByteMoreIsNot() {
        String most = "{}" + " ".repeat(9_998);

        desk.receive(desk.sender.delivery("evt_1", most), Outcome.HANDLED);
        desk.receive(desk.sender.delivery("evt_2", most + " "), Outcome.TOO_LARGE);
        assertThat(desk.handled).hasSize(1);
    }

    @Test
    void anEventOfATypeOfTheFutureReachesTheHandlerForEverything() {
        desk.receive(desk.sender.delivery("evt_1", "{\"event\":\"door.slammed\"}"), Outcome.HANDLED);

        assertThat(desk.handled).singleElement().isInstanceOf(UnknownEvent.class);
    }

    @Test
    void aDeliveryWithoutAnIdIsHandledOnceByItsBody() {
        desk.receive(withoutId("{\"event\":\"quote.sent\"}"), Outcome.HANDLED);
        desk.receive(withoutId("{\"event\":\"quote.sent\"}"), Outcome.DUPLICATE);
        desk.receive(withoutId("{\"event\":\"quote.viewed\"}"), Outcome.HANDLED);

        assertThat(desk.handled)
                .extracting(event -> event.type())
                .containsExactly(EventType.QUOTE_SENT, EventType.QUOTE_VIEWED);
    }

    @Test
    void aDeliveryWithoutAnIdIsNoWayAroundTheSignature() {
        WebhookRequest bare = WebhookRequest.of("{}".getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(desk.receive(bare, Outcome.SIGNATURE_REFUSED).refusal()).contains(Reason.MISSING);
    }

    private WebhookRequest withoutId(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return WebhookRequest.of(bytes, Map.of("x-winfactor-signature", List.of(desk.sender.signature(bytes))));
    }
}
