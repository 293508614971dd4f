package app.winfactor.sdk.errors;

import org.jspecify.annotations.Nullable;

/** WinFactor answered with success, but with a body that could not be read: not JSON, a required field missing, or too large. */
public final class UndecodableAnswerException extends WinFactorException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what went wrong, without any secret
     * @param call the call that failed
     * @param cause what it came from, if there is more to say
     */
    public UndecodableAnswerException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
