package app.winfactor.sdk.quotes;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Where a quote stands. */
public final class QuoteStatus extends OpenEnum {
    private static final Constants<QuoteStatus> CONSTANTS = new Constants<>(QuoteStatus::new);

    /** Not sent yet, or taken back to be revised. */
    public static final QuoteStatus DRAFT = CONSTANTS.known("draft");

    /** Sent to the customer. */
    public static final QuoteStatus SENT = CONSTANTS.known("sent");

    /** Opened by the customer. */
    public static final QuoteStatus VIEWED = CONSTANTS.known("viewed");

    /** Accepted by the customer. */
    public static final QuoteStatus ACCEPTED = CONSTANTS.known("accepted");

    /** Rejected by the customer. */
    public static final QuoteStatus REJECTED = CONSTANTS.known("rejected");

    /** Its validity has passed. */
    public static final QuoteStatus EXPIRED = CONSTANTS.known("expired");

    private QuoteStatus(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static QuoteStatus of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<QuoteStatus> known() {
        return CONSTANTS.all();
    }
}
