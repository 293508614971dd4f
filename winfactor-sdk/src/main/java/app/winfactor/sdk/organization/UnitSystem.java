package app.winfactor.sdk.organization;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How lengths are shown to people. On the wire they are millimetres, always. */
public final class UnitSystem extends OpenEnum {
    private static final Constants<UnitSystem> CONSTANTS = new Constants<>(UnitSystem::new);

    /** Millimetres. */
    public static final UnitSystem METRIC = CONSTANTS.known("metric");

    /** Inches. */
    public static final UnitSystem IMPERIAL = CONSTANTS.known("imperial");

    private UnitSystem(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static UnitSystem of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<UnitSystem> known() {
        return CONSTANTS.all();
    }
}
