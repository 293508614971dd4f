package app.winfactor.sdk.leads;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Where a lead stands. It is marked in the dashboard. */
public final class LeadStatus extends OpenEnum {
    private static final Constants<LeadStatus> CONSTANTS = new Constants<>(LeadStatus::new);

    /** Nobody has answered yet. */
    public static final LeadStatus NEW = CONSTANTS.known("new");

    /** Somebody has answered. */
    public static final LeadStatus CONTACTED = CONSTANTS.known("contacted");

    /** It is done with. */
    public static final LeadStatus CLOSED = CONSTANTS.known("closed");

    private LeadStatus(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static LeadStatus of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<LeadStatus> known() {
        return CONSTANTS.all();
    }
}
