package app.winfactor.webhooks;

/**
 * A delivery that must not be believed. It says why to whoever runs the receiver; whoever sent the delivery is told
 * nothing but {@code 401}. It shows neither the secret nor the signature nor the body.
 */
public final class InvalidSignatureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a signature was refused. */
    public enum Reason {
        /** There is none. */
        MISSING,
        /** The header is not {@code t=<unix seconds>,v1=<hex>}, or is longer than any that WinFactor would send. */
        MALFORMED,
        /** None of the signatures was made with one of the secrets over this time and this body. */
        WRONG,
        /** The signature is genuine, but older than the tolerance: a replay, a very late delivery or a clock that is fast. */
        STALE,
        /** The signature is genuine, but newer than the tolerance: a clock is slow. */
        FUTURE
    }

    private final Reason reason;

    /**
     * A refusal.
     *
     * @param reason why
     */
    public InvalidSignatureException(Reason reason) {
        super("The signature of the delivery is refused: " + reason);
        this.reason = reason;
    }

    /** {@return why it was refused} */
    public Reason reason() {
        return reason;
    }
}
