package app.winfactor.sdk.events;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How far the delivery of an event is. */
public final class EventStatus extends OpenEnum {
    private static final Constants<EventStatus> CONSTANTS = new Constants<>(EventStatus::new);

    /** Waiting for its time. */
    public static final EventStatus PENDING = CONSTANTS.known("pending");

    /** Being delivered. */
    public static final EventStatus PROCESSING = CONSTANTS.known("processing");

    /** Answered with 2xx. */
    public static final EventStatus DELIVERED = CONSTANTS.known("delivered");

    /** Given up; only a redelivery brings it back. */
    public static final EventStatus FAILED = CONSTANTS.known("failed");

    private EventStatus(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static EventStatus of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<EventStatus> known() {
        return CONSTANTS.all();
    }
}
