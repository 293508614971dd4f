package app.winfactor.sdk.events;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What happened. */
public final class EventType extends OpenEnum {
    private static final Constants<EventType> CONSTANTS = new Constants<>(EventType::new);

    /** A customer submitted a configuration. */
    public static final EventType SUBMISSION_CREATED = CONSTANTS.known("submission.created");

    /** A quote was made, by a person or by the API. */
    public static final EventType QUOTE_CREATED = CONSTANTS.known("quote.created");

    /** A quote was sent to the customer. */
    public static final EventType QUOTE_SENT = CONSTANTS.known("quote.sent");

    /** The customer opened the quote for the first time. */
    public static final EventType QUOTE_VIEWED = CONSTANTS.known("quote.viewed");

    /** The customer accepted. */
    public static final EventType QUOTE_ACCEPTED = CONSTANTS.known("quote.accepted");

    /** The customer rejected. */
    public static final EventType QUOTE_REJECTED = CONSTANTS.known("quote.rejected");

    /** A sent quote expires in three days. */
    public static final EventType QUOTE_EXPIRING_SOON = CONSTANTS.known("quote.expiring_soon");

    /** The validity of a quote has passed. */
    public static final EventType QUOTE_EXPIRED = CONSTANTS.known("quote.expired");

    /** A contact form arrived. */
    public static final EventType LEAD_CREATED = CONSTANTS.known("lead.created");

    /** A live configuration wants a price. */
    public static final EventType PRICING_CALCULATED = CONSTANTS.known("pricing.calculated");

    private EventType(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static EventType of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<EventType> known() {
        return CONSTANTS.all();
    }
}
