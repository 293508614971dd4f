package app.winfactor.webhooks.delivery;

import java.time.Duration;

/**
 * Remembers which deliveries are done, and who is at work on which. For one ID:
 *
 * <pre>
 * free --claim--&gt; leased --done--&gt; done
 *  ^ ^               | \                |
 *  | +-release, or   |  +---dead--&gt; dead
 *  |   run out ------+                |   |
 *  +--------------forget--------------+---+
 * </pre>
 *
 * <p>Each operation is atomic. An implementation is safe for use by many threads, and by many machines if its memory is
 * shared. Of any number of concurrent {@link #claim} of a free ID exactly one succeeds. Where it cannot reach its memory it
 * throws an unchecked exception of its choice: the delivery is then refused, and WinFactor tries again.
 */
public interface DeliveryStore {
    /**
     * Asks for the right to handle a delivery. The lease lasts as long as the store was told; then the delivery is free
     * again.
     *
     * @param deliveryId the delivery
     * @return a lease, or why there is none
     */
    Claim claim(String deliveryId);

    /**
     * Marks a delivery as done, after its handler succeeded. That the lease has run out does not matter as long as nobody
     * else claimed the delivery. Saying it again of the same lease changes nothing.
     *
     * @param delivery what {@link #claim} gave
     * @throws LeaseLostException if the lease is no longer the one in force
     */
    void done(Delivery delivery);

    /**
     * Gives a delivery back, after its handler failed, so that it can be handled again. Does nothing if the lease is no
     * longer the one in force.
     *
     * @param delivery what {@link #claim} gave
     * @param after how long nobody may claim it: nothing for at once
     */
    void release(Delivery delivery, Duration after);

    /**
     * Gives a delivery up: it will not be handled, and its copies are not either, until it is {@linkplain #forget
     * forgotten}. Saying it again of the same lease changes nothing.
     *
     * @param delivery what {@link #claim} gave
     * @param error why, for whoever looks at it later
     * @throws LeaseLostException if the lease is no longer the one in force
     */
    void dead(Delivery delivery, String error);

    /**
     * Forgets on purpose that a delivery is done or dead, so that its redelivery is handled again: a redelivery carries the
     * same delivery ID (an assumption). A delivery that somebody is at work on is left alone.
     *
     * @param deliveryId the delivery
     * @return whether it was done or dead and now is not
     */
    boolean forget(String deliveryId);
}
