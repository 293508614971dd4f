package app.winfactor.testkit.internal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened in one organization, and how far the telling is. */
public final class EventLog {
    static final String NO_RECEIVER = "no webhook URL is set";

    private final Table<Event> table = new Table<>("event");
    private final Subscription subscription;
    private final FakeClock clock;

    EventLog(Subscription subscription, FakeClock clock) {
        this.subscription = subscription;
        this.clock = clock;
    }

    public Table<Event> table() {
        return table;
    }

    /** Without a receiver the event has failed from the start, so that it can be redelivered once there is one. */
    Event record(String type, String entityType, String entityId, ObjectNode payload, @Nullable Session pricedSession) {
        Event event = new Event(type, entityType, entityId, payload, clock.now(), pricedSession);
        table.add(event.id(), event);
        failWithoutReceiver(event);
        return event;
    }

    void startOver(Event event) {
        if (event.inFlight()) {
            throw new Refusal(409, "already_in_flight", "The event is being delivered already.");
        }
        event.startOver(clock.now());
        failWithoutReceiver(event);
    }

    private void failWithoutReceiver(Event event) {
        if (subscription.receiver() == null) {
            event.undeliverable(NO_RECEIVER);
        }
    }

    /** What happened before the fake was started counts as told. */
    void markAllDelivered() {
        table.stream().forEach(event -> event.delivered(event.createdAt()));
    }

    Optional<Event> nextDue() {
        Instant now = clock.now();
        return table.stream().filter(event -> event.due(now)).min(Comparator.comparing(Event::scheduledFor));
    }

    Optional<Instant> nextRetry() {
        return table.stream()
                .filter(event -> event.status() == Event.Status.PENDING)
                .map(Event::scheduledFor)
                .min(Comparator.naturalOrder());
    }

    /** Whether nothing is being delivered and nothing waits for anything but time. */
    boolean idle() {
        Instant now = clock.now();
        return table.stream().noneMatch(event -> event.status() == Event.Status.PROCESSING || event.due(now));
    }

    /** Takes the next due event out for delivery. */
    Optional<Attempt> begin(String origin) {
        return nextDue().map(event -> {
            event.begin();
            String token = event.capabilityToken();
            ObjectNode body = token == null ? event.payload() : event.withCallback(Sessions.callbackUrl(origin, token));
            URI receiver = subscription.paused() ? null : subscription.receiver();
            return new Attempt(event, receiver, Json.write(body), subscription.secrets(clock.now()));
        });
    }
}
