package app.winfactor.sdk.quotes;

import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How far the PDF of a quote is. */
public final class PdfStatus extends OpenEnum {
    private static final Constants<PdfStatus> CONSTANTS = new Constants<>(PdfStatus::new);

    /** Asked for. */
    public static final PdfStatus PENDING = CONSTANTS.known("pending");

    /** Being made. */
    public static final PdfStatus GENERATING = CONSTANTS.known("generating");

    /** There, with a URL. */
    public static final PdfStatus READY = CONSTANTS.known("ready");

    /** It could not be made. */
    public static final PdfStatus FAILED = CONSTANTS.known("failed");

    private PdfStatus(String value) {
        super(value);
    }

    /**
     * The constant with this value, known to this version of the SDK or not.
     *
     * @param value as WinFactor writes it
     * @return the constant
     */
    @JsonCreator
    public static PdfStatus of(String value) {
        return CONSTANTS.of(value);
    }

    /** {@return the constants that this version of the SDK knows} */
    public static List<PdfStatus> known() {
        return CONSTANTS.all();
    }
}
