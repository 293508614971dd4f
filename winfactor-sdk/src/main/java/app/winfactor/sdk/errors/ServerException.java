package app.winfactor.sdk.errors;

/** 5xx: WinFactor, or something on the way to it, could not do it. */
public final class ServerException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param error the error as it was answered
     * @param call the call that failed
     */
    public ServerException(ApiError error, FailedCall call) {
        super(error, call);
    }
}
