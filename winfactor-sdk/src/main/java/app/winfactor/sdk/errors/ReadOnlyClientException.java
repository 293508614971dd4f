package app.winfactor.sdk.errors;

/** A write of a client that was built to read only. Nothing was sent. */
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
