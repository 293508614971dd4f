package app.winfactor.sdk.organization;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** A language that WinFactor speaks. */
public final class LocaleCode extends OpenEnum {
    private static final Constants<LocaleCode> CONSTANTS = new Constants<>(LocaleCode::new);

    /** English. */
    public static final LocaleCode EN = CONSTANTS.known("en");

    /** German. */
    public static final LocaleCode DE = CONSTANTS.known("de");

    /** Dutch. */
    public static final LocaleCode NL = CONSTANTS.known("nl");

    private LocaleCode(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static LocaleCode of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<LocaleCode> known() {
        return CONSTANTS.all();
    }
}
