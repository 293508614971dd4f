package app.winfactor.testkit.internal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one organization, and how far the telling is. Events that wait for a delivery stand in a queue as well:
 * every step of every courier asks for the next, and looking through a table of thousands would be most of its work.
 */
public final class EventLog {
    static final String NO_RECEIVER = "no webhook URL is set";

    private final Table<Event> table = new Table<>("event");
    /** In order of time, and of creation within one moment. The time of an event changes only while it is not in here. */
    private final Queue<Event> pending =
            new PriorityQueue<>(Comparator.comparing(Event::scheduledFor).thenComparing(Event::number));

    /** What was held and comes before all others, in its own order. */
    private final Deque<Event> released = new ArrayDeque<>();

    private boolean holding;
    private int underWay;
    private final Subscription subscription;
    private final FakeClock clock;
    private final Environment environment;

    EventLog(Subscription subscription, Environment environment) {
        this.subscription = subscription;
        this.environment = environment;
        this.clock = environment.clock();
    }

    public Table<Event> table() {
        return table;
    }

    /** Without a receiver the event has failed from the start, so that it can be redelivered once there is one. */
    Event record(String type, String entityType, String entityId, ObjectNode payload, @Nullable Session pricedSession) {
        Event event = new Event(
                table.size(),
                environment.ids().next("k90"),
                type,
                entityType,
                entityId,
                payload,
                clock.now(),
                pricedSession);
        table.add(event.id(), event);
        enqueue(event);
        return event;
    }

    void startOver(Event event) {
        if (event.inFlight()) {
            throw new Refusal(409, "already_in_flight", "The event is being delivered already.");
        }
        event.startOver(clock.now());
        enqueue(event);
    }

    private void enqueue(Event event) {
        if (subscription.receiver() == null) {
            event.undeliverable(NO_RECEIVER);
        } else {
            pending.add(event);
        }
    }

    /** What happened before the fake was started counts as told. */
    void markAllDelivered() {
        pending.clear();
        table.stream().forEach(event -> event.delivered(event.createdAt()));
    }

    /** When the next delivery is due; that can be now. */
    Optional<Due> nextDue() {
        return holding
                ? Optional.empty()
                : Optional.ofNullable(first()).map(event -> new Due(event.scheduledFor(), "delivery", event.id()));
    }

    /** Whether nothing is being delivered and nothing waits for anything but time. */
    boolean idle() {
        return underWay == 0 && !isDue();
    }

    private boolean isDue(@Nullable Event event) {
        return event != null && !event.scheduledFor().isAfter(clock.now());
    }

    boolean isDue() {
        return !holding && isDue(first());
    }

    /** Takes the next due event out for delivery: whoever gets it is the only one, and reports {@link #attempted}. */
    Attempt begin(Tenant owner) {
        Event event = (released.isEmpty() ? pending : released).remove();
        underWay++;
        event.begin();
        return attempt(event, owner);
    }

    private @Nullable Event first() {
        return released.isEmpty() ? pending.peek() : released.peek();
    }

    private Attempt attempt(Event event, Tenant owner) {
        String token = event.capabilityToken();
        ObjectNode body =
                token == null ? event.payload() : event.withCallback(Sessions.callbackUrl(environment.origin(), token));
        URI receiver = subscription.paused() ? null : subscription.receiver();
        return new Attempt(
                owner, event, event.attempts() + 1, receiver, Json.write(body), subscription.secrets(clock.now()));
    }

    /** A copy of what was delivered, to be delivered beside the log. */
    Attempt copy(String eventId, Tenant owner) {
        Event event = table.get(eventId);
        if (event.status() != Event.Status.DELIVERED) {
            throw new IllegalStateException("Only what was delivered has a copy: " + eventId + " was not");
        }
        Attempt attempt = attempt(event, owner).again();
        if (attempt.receiver() == null) {
            throw new IllegalStateException("A copy needs a receiver, and deliveries that are not paused");
        }
        return attempt;
    }

    /** Gives back what was taken out by {@link #begin}, as if it had not been. */
    void postpone(Event event, Instant until) {
        underWay--;
        event.postpone(until);
        pending.add(event);
    }

    /** Begins nothing from now on. */
    public void hold() {
        holding = true;
    }

    /** Begins again: with what is due by now, the newest first if that is asked for. */
    public void release(boolean reversed) {
        holding = false;
        if (reversed) {
            while (isDue(pending.peek())) {
                released.push(pending.remove());
            }
        }
    }

    /** Lets a delivery have been made that is remembered from before. */
    void attemptedBefore(Event event, @Nullable String error) {
        pending.remove(event);
        underWay++;
        event.begin();
        attempted(event, error);
    }

    /** What became of it: null when it was taken. */
    void attempted(Event event, @Nullable String error) {
        underWay--;
        if (error == null) {
            event.delivered(clock.now());
        } else if (event.attemptFailed(error, clock.now())) {
            pending.add(event);
        }
    }
}
