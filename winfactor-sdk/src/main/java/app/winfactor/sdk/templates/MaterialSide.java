package app.winfactor.sdk.templates;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Which side a material is for. */
public final class MaterialSide extends OpenEnum {
    private static final Constants<MaterialSide> CONSTANTS = new Constants<>(MaterialSide::new);

    /** The inside. */
    public static final MaterialSide INSIDE = CONSTANTS.known("inside");

    /** The outside. */
    public static final MaterialSide OUTSIDE = CONSTANTS.known("outside");

    /** Both sides. */
    public static final MaterialSide BOTH = CONSTANTS.known("both");

    private MaterialSide(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static MaterialSide of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<MaterialSide> known() {
        return CONSTANTS.all();
    }
}
