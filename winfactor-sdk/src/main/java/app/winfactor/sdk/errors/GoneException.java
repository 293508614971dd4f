package app.winfactor.sdk.errors;

/** 410: it is over, for example {@code session_expired}. */
public final class GoneException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param error the error as it was answered
     * @param call the call that failed
     */
    public GoneException(ApiError error, FailedCall call) {
        super(error, call);
    }
}
