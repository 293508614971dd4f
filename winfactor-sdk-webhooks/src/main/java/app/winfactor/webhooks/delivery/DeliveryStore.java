package app.winfactor.webhooks.delivery;

/**
 * Remembers which deliveries were handled. A delivery is claimed, which leases it to one holder; then it is completed, or
 * released so that the next copy can be handled. A lease ends by itself after a while, for holders that crash.
 *
 * <p>An implementation is safe for many threads, and for many machines if it claims to be. Any method may throw an
 * unchecked exception when the store cannot be reached; the delivery is then not acknowledged, so it comes again.
 */
public interface DeliveryStore {
    /**
     * Claims a delivery: of any number of claims at once, one acquires it.
     *
     * @param deliveryId the delivery
     * @return whether it is yours
     */
    Claim claim(String deliveryId);

    /**
     * Marks a delivery as handled.
     *
     * @param lease the lease it was handled under
     * @return false if the lease had ended and somebody else holds the delivery now, or has handled it
     */
    boolean complete(Lease lease);

    /**
     * Gives a delivery back unhandled. It is no error if the lease had ended.
     *
     * @param lease the lease
     */
    void release(Lease lease);

    /**
     * Forgets on purpose that a delivery was handled, so that a redelivery is handled again. What is being handled now is
     * left alone.
     *
     * @param deliveryId the delivery
     */
    void forget(String deliveryId);
}
