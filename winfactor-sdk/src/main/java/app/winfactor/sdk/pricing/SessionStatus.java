package app.winfactor.sdk.pricing;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Whether somebody is still configuring. */
public final class SessionStatus extends OpenEnum {
    private static final Constants<SessionStatus> CONSTANTS = new Constants<>(SessionStatus::new);

    /** Somebody is configuring. */
    public static final SessionStatus ACTIVE = CONSTANTS.known("active");

    /** It became a submission. */
    public static final SessionStatus SUBMITTED = CONSTANTS.known("submitted");

    /** Nobody touched it for 24 hours. */
    public static final SessionStatus EXPIRED = CONSTANTS.known("expired");

    private SessionStatus(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static SessionStatus of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<SessionStatus> known() {
        return CONSTANTS.all();
    }
}
