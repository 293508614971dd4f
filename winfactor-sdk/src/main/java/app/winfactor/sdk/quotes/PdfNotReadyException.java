package app.winfactor.sdk.quotes;

import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.WinFactorException;
import java.util.Optional;

/** A quote has no PDF to download: it failed, is still being made, or was never asked for. */
public final class PdfNotReadyException extends WinFactorException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<PdfStatus> status;

    /**
     * A failure.
     *
     * @param message what went wrong
     * @param call the call that told
     * @param status how far the PDF is; empty if none was asked for
     */
    public PdfNotReadyException(String message, FailedCall call, Optional<PdfStatus> status) {
        super(message, call, null);
        this.status = status;
    }

    static PdfNotReadyException of(Optional<PdfStatus> status) {
        String message = status.map(known -> known.equals(PdfStatus.FAILED)
                        ? "WinFactor failed to make the PDF: prepare it again in the app"
                        : "the PDF is not ready: it is " + known)
                .orElse("the PDF was never started: WinFactor makes it when the quote is prepared or sent in the app");
        return new PdfNotReadyException(message, new FailedCall("GET", "/quotes/{id}", 1, Outcome.NOT_APPLIED), status);
    }

    /** {@return how far the PDF is; empty if none was asked for} */
    public Optional<PdfStatus> status() {
        return status;
    }
}
