package app.winfactor.webhooks.events;

import app.winfactor.sdk.events.EventType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which class an event is, and how its type is found. */
final class EventKinds {
    private static final Map<EventType, Function<Envelope, WebhookEvent>> KINDS = Map.of(
            EventType.SUBMISSION_CREATED, SubmissionCreated::new,
            EventType.QUOTE_CREATED, QuoteCreated::new,
            EventType.QUOTE_SENT, QuoteSent::new,
            EventType.QUOTE_VIEWED, QuoteViewed::new,
            EventType.QUOTE_ACCEPTED, QuoteAccepted::new,
            EventType.QUOTE_REJECTED, QuoteRejected::new,
            EventType.QUOTE_EXPIRING_SOON, QuoteExpiringSoon::new,
            EventType.QUOTE_EXPIRED, QuoteExpired::new,
            EventType.LEAD_CREATED, LeadCreated::new,
            EventType.PRICING_CALCULATED, PricingCalculated::new);

    private EventKinds() {}

    static WebhookEvent event(Envelope envelope) {
        return KINDS.getOrDefault(envelope.type(), UnknownEvent::new).apply(envelope);
    }

    /** The body is signed and the header is not, so the header is asked only if the body names no type. */
    static EventType type(JsonView body, Optional<String> header) {
        Optional<EventType> known = named(body).filter(KINDS::containsKey).findFirst();
        return known.or(() -> named(body).findFirst())
                .or(() -> header.filter(name -> !name.isBlank()).map(EventType::of))
                .orElse(UnknownEvent.NO_TYPE);
    }

    private static Stream<EventType> named(JsonView body) {
        return Stream.of("event", "eventType")
                .flatMap(field -> body.text(field).stream())
                .filter(name -> !name.isBlank())
                .map(EventType::of);
    }
}
