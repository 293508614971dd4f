package app.winfactor.testkit.internal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and has to be told. A failed delivery is repeated after 1, then 5, then 15 minutes; with three
 * attempts in all the last of these waits is never reached, which is how the API page is understood (an assumption).
 */
public final class Event {
    public static final int MAX_ATTEMPTS = 3;
    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));

    private final int number;
    private final String id;
    private final String type;
    private final String entityType;
    private final String entityId;
    private final ObjectNode payload;
    private final Instant createdAt;
    private final @Nullable Session pricedSession;
    private @Nullable String capabilityToken;
    private Status status = Status.PENDING;
    private int attempts;
    private @Nullable String lastError;
    private Instant scheduledFor;
    private @Nullable Instant deliveredAt;

    Event(
            int number,
            String id,
            String type,
            String entityType,
            String entityId,
            ObjectNode payload,
            Instant now,
            @Nullable Session pricedSession) {
        this.number = number;
        this.id = id;
        this.type = type;
        this.entityType = entityType;
        this.entityId = entityId;
        this.payload = payload;
        this.createdAt = now;
        this.scheduledFor = now;
        this.pricedSession = pricedSession;
    }

    /** How far the delivery is. */
    public enum Status {
        PENDING,
        PROCESSING,
        DELIVERED,
        FAILED
    }

    boolean inFlight() {
        return status == Status.PENDING || status == Status.PROCESSING;
    }

    void begin() {
        status = Status.PROCESSING;
    }

    void delivered(Instant now) {
        attempts++;
        status = Status.DELIVERED;
        lastError = null;
        deliveredAt = now;
    }

    /** {@return whether there will be another attempt} */
    boolean attemptFailed(String error, Instant now) {
        attempts++;
        lastError = error;
        if (attempts == MAX_ATTEMPTS) {
            status = Status.FAILED;
            return false;
        }
        status = Status.PENDING;
        scheduledFor = now.plus(WAITS.get(attempts - 1));
        return true;
    }

    /** Nobody to tell. */
    void undeliverable(String why) {
        status = Status.FAILED;
        lastError = why;
    }

    void startOver(Instant now) {
        status = Status.PENDING;
        attempts = 0;
        lastError = null;
        deliveredAt = null;
        scheduledFor = now;
    }

    void postpone(Instant until) {
        status = Status.PENDING;
        scheduledFor = until;
    }

    void setCapabilityToken(String token) {
        capabilityToken = token;
    }

    @Nullable String capabilityToken() {
        return capabilityToken;
    }

    @Nullable Session pricedSession() {
        return pricedSession;
    }

    /** Its place among all events, in the order they happened. */
    int number() {
        return number;
    }

    public String id() {
        return id;
    }

    public String type() {
        return type;
    }

    public String entityType() {
        return entityType;
    }

    public String entityId() {
        return entityId;
    }

    public Status status() {
        return status;
    }

    public int attempts() {
        return attempts;
    }

    public @Nullable String lastError() {
        return lastError;
    }

    public Instant scheduledFor() {
        return scheduledFor;
    }

    public @Nullable Instant deliveredAt() {
        return deliveredAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** What is told, without the callback. */
    ObjectNode payload() {
        return payload;
    }

    /** What the delivery log shows: the callback of live pricing is blanked out. */
    public ObjectNode redactedPayload() {
        return pricedSession == null ? payload : withCallback("[redacted]");
    }

    ObjectNode withCallback(String url) {
        ObjectNode whole = payload.deepCopy();
        whole.withObject("/data").putObject("callback").put("url", url);
        return whole;
    }
}
