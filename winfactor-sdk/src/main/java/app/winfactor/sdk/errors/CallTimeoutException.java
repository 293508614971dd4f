package app.winfactor.sdk.errors;

import org.jspecify.annotations.Nullable;

/** The deadline of the call passed. */
public final class CallTimeoutException extends WinFactorException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what went wrong, without any secret
     * @param call the call that failed
     * @param cause what it came from, if there is more to say
     */
    public CallTimeoutException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
