package app.winfactor.webhooks.delivery;

import java.time.Instant;
import java.util.Objects;

/**
 * A delivery that is somebody's to handle, for a while: the lease that {@link DeliveryStore#claim} gave, and what a handler
 * may want to know of it.
 *
 * @param id what {@code X-WinFactor-Delivery} says: the same for every copy of an event
 * @param token different for every lease, so that whoever held an earlier one cannot end this one
 * @param attempt how many times it was claimed, this time included: 1 unless an earlier attempt failed or broke off; counted
 *     anew where the store forgot the delivery
 * @param firstSeen when its first copy came, as far as the store remembers
 */
public record Delivery(String id, String token, int attempt, Instant firstSeen) {
    /**
     * For a {@link DeliveryStore}, and for tests of handlers.
     *
     * @param id the delivery
     * @param token different for every lease
     * @param attempt from 1
     * @param firstSeen when its first copy came
     */
    public Delivery {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(firstSeen, "firstSeen");
    }
}
