package app.winfactor.webhooks.support;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.WebhookRequest;
import java.util.List;
import java.util.Map;

/** Deliveries as WinFactor would make them at {@link VirtualClock#START}. */
public final class Deliveries {
    private Deliveries() {}

    public static WebhookRequest signed(EventType type, String deliveryId) {
        return signed(Fixtures.body(type), deliveryId);
    }

    public static WebhookRequest signed(byte[] body, String deliveryId) {
        return of(body, deliveryId, Signing.header(Signing.SECRET, VirtualClock.START.getEpochSecond(), body));
    }

    public static WebhookRequest of(byte[] body, String deliveryId, String signature) {
        return WebhookRequest.of(
                body,
                Map.of(
                        "x-winfactor-delivery", List.of(deliveryId),
                        "x-winfactor-signature", List.of(signature)));
    }
}
