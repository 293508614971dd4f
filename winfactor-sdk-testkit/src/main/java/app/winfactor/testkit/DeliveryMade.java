package app.winfactor.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An attempt to tell the receiver of an event, or a copy of one.
 *
 * @param at when it began, in the fake's time
 * @param eventId the ID of the event, which is the ID of the delivery
 * @param type the type in the delivery's header
 * @param attempt its number, counted from 1 anew after a redelivery; 0 for a copy, which counts for nothing
 * @param headers what it said of itself, the signature included; none if nothing was sent
 * @param body what it said
 * @param status what the receiver answered, or empty if it did not
 * @param error why the attempt counts as failed, if it does
 * @param mischief what was wrong with it on purpose
 * @param took the real time to the answer
 */
public record DeliveryMade(
        Instant at,
        String eventId,
        String type,
        int attempt,
        Map<String, String> headers,
        String body,
        OptionalInt status,
        Optional<String> error,
        Optional<String> mischief,
        Duration took)
        implements Happening {
    /** {@return all of it, on several lines} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(at).append("  delivery of ").append(type).append(' ').append(eventId);
        text.append(attempt == 0 ? "  (a copy)" : "  (attempt " + attempt + ")");
        mischief.ifPresent(what -> text.append("\n  mischief: ").append(what));
        Texts.appendBody(text, "  > ", body);
        text.append("\n  = ").append(status.isPresent() ? Integer.toString(status.getAsInt()) : "no status");
        error.ifPresent(what -> text.append(", failed: ").append(what));
        return text.append(", ").append(took.toMillis()).append(" ms").toString();
    }
}
