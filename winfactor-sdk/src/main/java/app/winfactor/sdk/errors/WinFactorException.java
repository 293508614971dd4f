package app.winfactor.sdk.errors;

import org.jspecify.annotations.Nullable;

/** A call to WinFactor that failed. */
public class WinFactorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FailedCall call;

    /**
     * A failure.
     *
     * @param message what went wrong, without any secret
     * @param call the call that failed
     * @param cause what it came from, if there is more to say
     */
    public WinFactorException(String message, FailedCall call, @Nullable Throwable cause) {
        super(message + " (" + call + ")", cause);
        this.call = call;
    }

    /** {@return the call that failed} */
    public FailedCall call() {
        return call;
    }

    /** {@return what became of the call} */
    public Outcome outcome() {
        return call.outcome();
    }
}
