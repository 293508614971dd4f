package app.winfactor.sdk.errors;

/** 403: the API key may only read ({@code read_only_key}), the plan does not include it ({@code forbidden_plan}), or its time has passed ({@code window_expired}). */
public final class PermissionException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param error the error as it was answered
     * @param call the call that failed
     */
    public PermissionException(ApiError error, FailedCall call) {
        super(error, call);
    }
}
