package app.winfactor.sdk.errors;

/** 401: the API key is missing, wrong or revoked, or the capability token of a callback URL is not valid any more. */
public final class AuthenticationException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param error the error as it was answered
     * @param call the call that failed
     */
    public AuthenticationException(ApiError error, FailedCall call) {
        super(error, call);
    }
}
