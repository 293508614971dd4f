package app.winfactor.sdk.events;

import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.model.UnixMillis;
import java.time.Instant;
import java.util.Optional;

/** What an event shows in the list and by itself. */
abstract class EventFields extends Model {
    /** {@return the ID, the same as in the header {@code X-WinFactor-Delivery}} */
    public abstract String id();

    /** {@return what happened} */
    public abstract EventType type();

    /** {@return what it happened to, for example {@code submission}} */
    public abstract String entityType();

    /** {@return the ID of what it happened to} */
    public abstract String entityId();

    /** {@return how far the delivery is} */
    public abstract EventStatus status();

    /** {@return how many deliveries were tried} */
    public abstract int attempts();

    /** {@return how many will be tried} */
    public abstract int maxAttempts();

    /** {@return why the last one failed} */
    public abstract Optional<String> lastError();

    /** {@return when the next delivery is due, or was} */
    @UnixMillis
    public abstract Instant scheduledFor();

    /** {@return when it was answered with 2xx} */
    @UnixMillis
    public abstract Optional<Instant> deliveredAt();

    /** {@return when it happened} */
    @UnixMillis
    public abstract Instant createdAt();
}
