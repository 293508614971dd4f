package app.winfactor.webhooks.fuzz;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.WebhookParser;
import app.winfactor.webhooks.WebhookRequest;
import app.winfactor.webhooks.events.MalformedWebhookException;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Accessors;
import app.winfactor.webhooks.support.Fixtures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The value of every header, and a body. It is refused as documented, or it is an event of which every accessor answers,
 * every byte is kept, and the ID can be a key in any store.
 */
public final class EventTarget {
    private EventTarget() {}

    /** Loads and instruments what would make the first inputs look slow. */
    public static void fuzzerInitialize() {
        EventType.known().forEach(type -> Accessors.callAll(Fixtures.event(type)));
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = Input.of(bytes);
        WebhookEvent event;
        try {
            event = parse(input);
        } catch (MalformedWebhookException e) {
            return;
        }
        Accessors.callAll(event);
        check(Arrays.equals(input.body(), event.raw().bytes()), "other bytes");
        check(event.equals(parse(input)), "another event the second time");
        check(event.deliveryId().matches("[!-~]{1,200}"), "a delivery ID that is no key");
    }

    private static WebhookEvent parse(Input input) {
        List<String> values = List.of(input.header());
        return WebhookParser.parse(WebhookRequest.of(
                input.body(), Map.of(WebhookRequest.EVENT_HEADER, values, WebhookRequest.DELIVERY_HEADER, values)));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
