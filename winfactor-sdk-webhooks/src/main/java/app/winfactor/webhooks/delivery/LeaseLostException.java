package app.winfactor.webhooks.delivery;

/** A lease ran out and its delivery went to somebody else, so it cannot be marked as done by its former holder. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param lease the lease that was lost
     */
    public LeaseLostException(Lease lease) {
        super("The lease of delivery " + lease.deliveryId() + " was lost before it was done");
    }
}
