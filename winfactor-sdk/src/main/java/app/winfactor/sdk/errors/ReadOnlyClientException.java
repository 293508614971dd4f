package app.winfactor.sdk.errors;

/** A write was called on a client that was built {@code readOnly()}. Nothing was sent. */
public final class ReadOnlyClientException extends WinFactorException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param call the call that was refused
     */
    public ReadOnlyClientException(FailedCall call) {
        super("this client was built readOnly()", call, null);
    }
}
