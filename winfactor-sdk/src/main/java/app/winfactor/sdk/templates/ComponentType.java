package app.winfactor.sdk.templates;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How a component opens. */
public final class ComponentType extends OpenEnum {
    private static final Constants<ComponentType> CONSTANTS = new Constants<>(ComponentType::new);

    /** It does not open. */
    public static final ComponentType FIXED = CONSTANTS.known("F");

    /** Tilts and turns. */
    public static final ComponentType TILT_TURN = CONSTANTS.known("TT");

    /** Turns. */
    public static final ComponentType TURN = CONSTANTS.known("T");

    /** Tilts. */
    public static final ComponentType TILT = CONSTANTS.known("V");

    /** A toplight that tilts. */
    public static final ComponentType TILT_TOPLIGHT = CONSTANTS.known("K");

    /** An awning window. */
    public static final ComponentType AWNING = CONSTANTS.known("A");

    /** A sliding door. */
    public static final ComponentType SLIDING_DOOR = CONSTANTS.known("SD");

    /** A Dutch door. */
    public static final ComponentType DUTCH_DOOR = CONSTANTS.known("DD");

    /** A panel. */
    public static final ComponentType PANEL = CONSTANTS.known("panel");

    private ComponentType(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static ComponentType of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<ComponentType> known() {
        return CONSTANTS.all();
    }
}
