package app.winfactor.webhooks.delivery;

/** A lease ran out and its delivery went to somebody else, so its former holder cannot end it. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param delivery whose lease was lost
     */
    public LeaseLostException(Delivery delivery) {
        super("The lease of delivery " + delivery.id() + " was lost before it was ended");
    }
}
