package app.winfactor.sdk.quotes;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What a line item is. */
public final class LineItemType extends OpenEnum {
    private static final Constants<LineItemType> CONSTANTS = new Constants<>(LineItemType::new);

    /** A window. */
    public static final LineItemType WINDOW = CONSTANTS.known("window");

    /** A door. */
    public static final LineItemType DOOR = CONSTANTS.known("door");

    /** A panel. */
    public static final LineItemType PANEL = CONSTANTS.known("panel");

    /** A separator. */
    public static final LineItemType SEPARATOR = CONSTANTS.known("separator");

    /** Labour. */
    public static final LineItemType LABOR = CONSTANTS.known("labor");

    /** Material. */
    public static final LineItemType MATERIAL = CONSTANTS.known("material");

    /** Anything else. */
    public static final LineItemType OTHER = CONSTANTS.known("other");

    private LineItemType(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static LineItemType of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<LineItemType> known() {
        return CONSTANTS.all();
    }
}
