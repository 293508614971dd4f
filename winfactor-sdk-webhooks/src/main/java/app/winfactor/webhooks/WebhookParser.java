package app.winfactor.webhooks;

import app.winfactor.webhooks.events.MalformedWebhookException;
import app.winfactor.webhooks.events.RawJson;
import app.winfactor.webhooks.events.WebhookEvent;
import java.util.Optional;

/**
 * Makes an event of a delivery. It believes what it is given: let {@link SignatureVerifier} look at it first.
 *
 * <p>An event whose {@code X-WinFactor-Delivery} is missing, or is anything but 1 to 200 visible ASCII characters, gets an
 * ID made from the SHA-256 of its body: the same body always gets the same one (a decision; the header is documented as
 * always there).
 */
public final class WebhookParser {
    private WebhookParser() {}

    /**
     * Reads a delivery.
     *
     * @param request the delivery
     * @return the event
     * @throws MalformedWebhookException if the body is no JSON object; nothing else is ever thrown
     * @see WebhookEvent#read how its type is found
     */
    public static WebhookEvent parse(WebhookRequest request) {
        return WebhookEvent.read(
                RawJson.parse(request.body()),
                DeliveryIds.of(request.delivery(), request.body()),
                Optional.ofNullable(request.event()));
    }
}
