package app.winfactor.sdk.errors;

/** 400 or 422: WinFactor refuses what was sent. The message and the details name the field. */
public final class ValidationException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param error the error as it was answered
     * @param call the call that failed
     */
    public ValidationException(ApiError error, FailedCall call) {
        super(error, call);
    }
}
