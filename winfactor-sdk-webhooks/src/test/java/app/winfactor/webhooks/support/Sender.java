package app.winfactor.webhooks.support;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Makes genuine deliveries, signed when they are made. */
public final class Sender {
    private final Clock clock;

    public Sender(Clock clock) {
        this.clock = clock;
    }

    public WebhookRequest delivery(String id, EventType type) {
        return delivery(id, Fixtures.body(type));
    }

    public WebhookRequest delivery(String id, String body) {
        return delivery(id, body.getBytes(StandardCharsets.UTF_8));
    }

    public WebhookRequest delivery(String id, byte[] body) {
        return WebhookRequest.of(body, headers(id, body));
    }

    public Map<String, List<String>> headers(String id, byte[] body) {
        return Map.of(
                WebhookRequest.DELIVERY_HEADER, List.of(id), WebhookRequest.SIGNATURE_HEADER, List.of(signature(body)));
    }

    public String signature(byte[] body) {
        return Signing.header(Signing.SECRET, clock.instant().getEpochSecond(), body);
    }
}
