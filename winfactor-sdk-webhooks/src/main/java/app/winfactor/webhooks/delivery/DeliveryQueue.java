package app.winfactor.webhooks.delivery;

import java.util.List;
import java.util.Optional;

/**
 * A store that keeps the events themselves too, so that a delivery can be answered before its event is handled. What is
 * stored outlives the process.
 */
public interface DeliveryQueue extends DeliveryStore {
    /**
     * Keeps an event until it is done, unless its delivery is known already. When this returns, the event is safe.
     *
     * @param deliveryId the delivery
     * @param eventType the type of the event
     * @param body the body as it came
     * @return whether it was kept; false if a copy is kept, done or dead already
     */
    boolean keep(String deliveryId, String eventType, byte[] body);

    /**
     * Claims a kept event that is due: the one that has been so for longest, or near it. Of any number of workers no two
     * get the same one.
     *
     * @return the event with its lease; empty if none is due
     */
    Optional<KeptEvent> claimDue();

    /**
     * Lists the dead.
     *
     * @param atMost how many, at least 1
     * @return those that have been dead for longest, the oldest first
     */
    List<DeadDelivery> dead(int atMost);

    /**
     * Brings a dead event back, with a fresh count of attempts: it is due at once.
     *
     * @param deliveryId the delivery
     * @return whether it was dead with its event kept; one that is dead without (its handler ran in the request) can be
     *     {@linkplain #forget forgotten} and redelivered by WinFactor
     */
    boolean retry(String deliveryId);
}
