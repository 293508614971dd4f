package app.winfactor.sdk.quotes;

import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.WinFactorException;
import java.util.Optional;

/** A quote has no PDF to download: making it failed, is not finished, or was never started. */
public final class PdfNotReadyException extends WinFactorException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<PdfStatus> status;

    /**
     * A failure.
     *
     * @param message what went wrong
     * @param call the call that found it out
     * @param status how far the PDF is; empty if it was never started
     */
    public PdfNotReadyException(String message, FailedCall call, Optional<PdfStatus> status) {
        super(message, call, null);
        this.status = status;
    }

    static PdfNotReadyException of(Optional<PdfStatus> status) {
        String message = status.map(PdfNotReadyException::why)
                .orElse("the PDF was never started: WinFactor makes it when the quote is prepared or sent in the app");
        return new PdfNotReadyException(message, new FailedCall("GET", "/quotes/{id}", 1, Outcome.NOT_APPLIED), status);
    }

    private static String why(PdfStatus status) {
        if (status.equals(PdfStatus.FAILED)) {
            return "WinFactor failed to make the PDF: prepare it again in the app";
        }
        return status.equals(PdfStatus.READY)
                ? "the PDF is said to be ready, but the quote has no URL for it"
                : "the PDF is not ready: it is " + status;
    }

    /** {@return how far the PDF is; empty if it was never started} */
    public Optional<PdfStatus> status() {
        return status;
    }
}
