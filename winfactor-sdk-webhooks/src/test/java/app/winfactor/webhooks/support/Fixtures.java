package app.winfactor.webhooks.support;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.WebhookParser;
import app.winfactor.webhooks.WebhookRequest;
import app.winfactor.webhooks.events.WebhookEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One valid body of every type. */
public final class Fixtures {
    private Fixtures() {}

    public static byte[] body(EventType type) {
        try (InputStream in =
                Objects.requireNonNull(Fixtures.class.getResourceAsStream("/fixtures/" + type + ".json"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static WebhookEvent event(EventType type) {
        return parse(body(type));
    }

    public static WebhookEvent parse(String body) {
        return parse(body.getBytes(StandardCharsets.UTF_8));
    }

    public static WebhookEvent parse(byte[] body) {
        return WebhookParser.parse(WebhookRequest.of(body, Map.of(WebhookRequest.DELIVERY_HEADER, List.of("evt_1"))));
    }
}
