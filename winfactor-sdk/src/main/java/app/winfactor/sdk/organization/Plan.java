package app.winfactor.sdk.organization;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What the organization has subscribed to. */
public final class Plan extends OpenEnum {
    private static final Constants<Plan> CONSTANTS = new Constants<>(Plan::new);

    /** Free. */
    public static final Plan FREE = CONSTANTS.known("free");

    /** Essential. */
    public static final Plan ESSENTIAL = CONSTANTS.known("essential");

    /** Pro. */
    public static final Plan PRO = CONSTANTS.known("pro");

    /** Enterprise. */
    public static final Plan ENTERPRISE = CONSTANTS.known("enterprise");

    private Plan(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static Plan of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<Plan> known() {
        return CONSTANTS.all();
    }
}
