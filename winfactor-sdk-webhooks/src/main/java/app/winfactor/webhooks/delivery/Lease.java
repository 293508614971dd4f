package app.winfactor.webhooks.delivery;

import java.util.Objects;

/**
 * The right to handle one delivery, for a while.
 *
 * @param deliveryId the delivery
 * @param token different for every lease, so that whoever held an earlier one cannot end this one
 */
public record Lease(String deliveryId, String token) {
    /**
     * For a {@link DeliveryStore}.
     *
     * @param deliveryId the delivery
     * @param token different for every lease
     */
    public Lease {
        Objects.requireNonNull(deliveryId, "deliveryId");
        Objects.requireNonNull(token, "token");
    }
}
