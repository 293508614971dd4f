package app.winfactor.sdk.errors;

/** 409: it cannot be done in the state things are in, for example {@code quote_not_editable}, {@code stale_config_hash} or {@code already_in_flight}. */
public final class ConflictException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param error the error as it was answered
     * @param call the call that failed
     */
    public ConflictException(ApiError error, FailedCall call) {
        super(error, call);
    }
}
