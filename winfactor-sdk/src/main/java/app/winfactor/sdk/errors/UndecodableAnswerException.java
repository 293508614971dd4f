package app.winfactor.sdk.errors;

import org.jspecify.annotations.Nullable;

/**
 * The answer was a success, but its body could not be used: not JSON, a required field missing, too large, or, for a PDF,
 * not a whole one or one that could not be written to the file.
 */
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
