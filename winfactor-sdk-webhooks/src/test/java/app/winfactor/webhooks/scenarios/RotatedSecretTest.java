package app.winfactor.webhooks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.WebhookRequest;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RotatedSecretTest {
    private static final byte[] BODY = Fixtures.body(EventType.LEAD_CREATED);
    private static final long NOW = VirtualClock.START.getEpochSecond();

    private final Desk desk = new Desk();
    private final WebhookReceiver both = desk.builder()
            .signingSecret(Signing.OTHER_SECRET)
            .on(WebhookEvent.class, desk.handled::add)
            .build();

    @Test
    void whileASecretIsReplacedBothAreGood() {
        desk.receive(both, signed("evt_1", Signing.header(Signing.SECRET, NOW, BODY)), Outcome.HANDLED);
        desk.receive(both, signed("evt_2", Signing.header(Signing.OTHER_SECRET, NOW, BODY)), Outcome.HANDLED);
        desk.receive(both, signed("evt_3", Signing.header("whsec_third", NOW, BODY)), Outcome.SIGNATURE_REFUSED);

        assertThat(desk.handled).hasSize(2);
    }

    @Test
    void aDeliverySignedWithBothIsGoodForWhoeverHasOne() {
        String header = Signing.header(Signing.OTHER_SECRET, NOW, BODY) + ",v1="
                + Signing.hex(Signing.SECRET, Long.toString(NOW), BODY);

        desk.receive(signed("evt_1", header), Outcome.HANDLED);
    }

    @Test
    void afterwardsTheOldOneIsNoGood() {
        desk.receive(signed("evt_1", Signing.header(Signing.OTHER_SECRET, NOW, BODY)), Outcome.SIGNATURE_REFUSED);
    }

    private static WebhookRequest signed(String id, String signature) {
        return WebhookRequest.of(
                BODY,
                Map.of(
                        WebhookRequest.DELIVERY_HEADER, List.of(id),
                        WebhookRequest.SIGNATURE_HEADER, List.of(signature)));
    }
}
