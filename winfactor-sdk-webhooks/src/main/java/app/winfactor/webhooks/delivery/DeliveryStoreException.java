package app.winfactor.webhooks.delivery;

/** A store could not do what it was asked to, and may not have done it. The delivery is refused, and comes again. */
public final class DeliveryStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what could not be done
     * @param cause why
     */
    public DeliveryStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A failure without a cause.
     *
     * @param message what could not be done
     */
    public DeliveryStoreException(String message) {
        super(message);
    }
}
