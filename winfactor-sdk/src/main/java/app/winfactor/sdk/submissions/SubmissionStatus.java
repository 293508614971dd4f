package app.winfactor.sdk.submissions;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Where a submission stands. */
public final class SubmissionStatus extends OpenEnum {
    private static final Constants<SubmissionStatus> CONSTANTS = new Constants<>(SubmissionStatus::new);

    /** Nobody has quoted it yet. */
    public static final SubmissionStatus NEW = CONSTANTS.known("new");

    /** It has a quote. */
    public static final SubmissionStatus QUOTED = CONSTANTS.known("quoted");

    /** It is done with; accepting its quote closes it. */
    public static final SubmissionStatus CLOSED = CONSTANTS.known("closed");

    private SubmissionStatus(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static SubmissionStatus of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<SubmissionStatus> known() {
        return CONSTANTS.all();
    }
}
