package app.winfactor.sdk.errors;

/** 404: there is nothing with this ID, or it belongs to another organization. */
public final class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param error the error as it was answered
     * @param call the call that failed
     */
    public NotFoundException(ApiError error, FailedCall call) {
        super(error, call);
    }
}
