package app.winfactor.webhooks.delivery;

/**
 * Remembers which deliveries are done, and who is at work on which. For one ID:
 *
 * <pre>
 * free --acquire--&gt; leased --done--&gt; done
 *   ^                 |                |
 *   +-release, run out+------forget----+
 * </pre>
 *
 * <p>An implementation is safe for use by many threads, and by many machines if its memory is shared. Of any number of
 * concurrent {@link #acquire} of a free ID exactly one succeeds. Where it cannot reach its memory it throws an unchecked
 * exception of its choice: the delivery is then refused, and WinFactor tries again.
 */
public interface DeliveryStore {
    /**
     * Asks for the right to handle a delivery.
     *
     * @param deliveryId the delivery
     * @return a lease, or who else had it
     */
    Acquisition acquire(String deliveryId);

    /**
     * Marks a delivery as done, after its handler succeeded. That the lease has run out does not matter as long as nobody
     * else acquired the delivery.
     *
     * @param lease what {@link #acquire} gave
     * @throws LeaseLostException if the lease is no longer the one in force
     */
    void done(Lease lease);

    /**
     * Gives a delivery back, after its handler failed, so that it can be handled again. Does nothing if the lease is no
     * longer the one in force.
     *
     * @param lease what {@link #acquire} gave
     */
    void release(Lease lease);

    /**
     * Forgets on purpose that a delivery is done, so that its redelivery is handled again: a redelivery carries the same
     * delivery ID (an assumption). A delivery that somebody is at work on is left alone.
     *
     * @param deliveryId the delivery
     * @return whether it was done and now is not
     */
    boolean forget(String deliveryId);
}
