package app.winfactor.webhooks;

/**
 * Thrown by a handler whose event cannot be handled however often it is tried. The event is acknowledged and dead: it is
 * not delivered again by itself, and the store remembers why.
 */
public class PermanentFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message why, for whoever looks at the dead event
     */
    public PermanentFailureException(String message) {
        super(message);
    }

    /**
     * A failure that another one causes.
     *
     * @param message why, for whoever looks at the dead event
     * @param cause what happened
     */
    public PermanentFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
