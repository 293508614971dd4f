package app.winfactor.sdk.errors;

import org.jspecify.annotations.Nullable;

/**
 * WinFactor could not be reached, the connection broke, the calling thread was interrupted, the client is closed, or the
 * {@link app.winfactor.sdk.http.RateLimiter} it was given failed.
 */
public final class TransportException extends WinFactorException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what went wrong, without any secret
     * @param call the call that failed
     * @param cause what it came from, if there is more to say
     */
    public TransportException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
    }
}
