package app.winfactor.webhooks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.InvalidSignatureException.Reason;
import app.winfactor.webhooks.Reception;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookRequest;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgedSignatureTest {
    private static final byte[] BODY = Fixtures.body(EventType.QUOTE_ACCEPTED);
    private static final long NOW = VirtualClock.START.getEpochSecond();

    private final Desk desk = new Desk();

    @AfterEach
    void nothingWasHandledAndNothingRemembered() {
        assertThat(desk.handled).isEmpty();
        desk.receive(desk.sender.delivery("evt_1", BODY), Outcome.HANDLED);
    }

    @Test
    void anUnsignedDeliveryIsRefused() {
        WebhookRequest unsigned = WebhookRequest.of(BODY, Map.of(WebhookRequest.DELIVERY_HEADER, List.of("evt_1")));

        assertThat(refusal(unsigned)).isEqualTo(Reason.MISSING);
    }

    @Test
    void aSignatureByAnotherSecretIsRefused() {
        assertThat(refusal(signed(Signing.header(Signing.OTHER_SECRET, NOW, BODY))))
                .isEqualTo(Reason.WRONG);
    }

    @Test
    void theSignatureOfAnotherBodyIsRefused() {
        byte[] other = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(signed(desk.sender.signature(other)))).isEqualTo(Reason.WRONG);
    }

    @Test
    void aHeaderOfAnotherFormIsRefused() {
        assertThat(refusal(signed("sha256=" + "0".repeat(64)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void twoHeadersWithATimeEachAreRefused() {
        String genuine = desk.sender.signature(BODY);
        WebhookRequest twice =
                WebhookRequest.of(BODY, Map.of(WebhookRequest.SIGNATURE_HEADER, List.of(genuine, genuine)));

        assertThat(refusal(twice)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void theTimeOfAnOldSignatureCannotBeMadeNew() {
        String mac = Signing.hex(Signing.SECRET, Long.toString(NOW - 3600), BODY);

        assertThat(refusal(signed("t=" + NOW + ",v1=" + mac))).isEqualTo(Reason.WRONG);
    }

    @Test
    void aForgedBodyIsNotEvenParsed() {
        WebhookRequest forged = WebhookRequest.of(
                "{\"a\":".repeat(1000).getBytes(StandardCharsets.UTF_8),
                Map.of(WebhookRequest.SIGNATURE_HEADER, List.of("t=" + NOW + ",v1=" + "0".repeat(64))));

        assertThat(refusal(forged)).isEqualTo(Reason.WRONG);
    }

    private Reason refusal(WebhookRequest request) {
        Reception reception = desk.receive(request, Outcome.SIGNATURE_REFUSED);
        assertThat(reception.event()).isEmpty();
        return reception.refusal().orElseThrow();
    }

    private static WebhookRequest signed(String signature) {
        return WebhookRequest.of(
                BODY,
                Map.of(
                        WebhookRequest.DELIVERY_HEADER, List.of("evt_1"),
                        WebhookRequest.SIGNATURE_HEADER, List.of(signature)));
    }
}
