package app.winfactor.sdk.errors;

/** WinFactor, or something on the way to it, answered with an error. */
public class ApiException extends WinFactorException {
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    /**
     * A failure.
     *
     * @param error the error as it was answered
     * @param call the call that failed
     */
    public ApiException(ApiError error, FailedCall call) {
        super(error.toString(), call, null);
        this.error = error;
    }

    /** {@return the error as it was answered} */
    public ApiError error() {
        return error;
    }

    /** {@return the HTTP status} */
    public int status() {
        return error.status();
    }

    /** {@return the stable code, for example {@code quote_not_editable}; empty when the answer was no error of WinFactor's} */
    public String code() {
        return error.code();
    }
}
