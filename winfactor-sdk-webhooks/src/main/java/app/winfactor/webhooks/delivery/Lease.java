package app.winfactor.webhooks.delivery;

import java.util.Objects;

/**
 * The right to handle one delivery, for a while.
 *
 * @param deliveryId the delivery
 * @param token tells this lease from any other of the same delivery, so that a holder who came too late cannot end
 *     another's
 */
public record Lease(String deliveryId, String token) {
    /**
     * A lease.
     *
     * @param deliveryId the delivery
     * @param token tells this lease from any other of the same delivery
     */
    public Lease {
        Objects.requireNonNull(deliveryId, "deliveryId");
        Objects.requireNonNull(token, "token");
    }
}
