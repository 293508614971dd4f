package app.winfactor.webhooks.delivery;

import java.time.Instant;

/**
 * A delivery that was given up.
 *
 * @param id the delivery
 * @param eventType the type of the event; empty where it is not known
 * @param attempts how many times it was tried
 * @param firstSeen when its first copy came
 * @param since when it was given up
 * @param error why; it can hold what a handler put into its exceptions
 */
public record DeadDelivery(String id, String eventType, int attempts, Instant firstSeen, Instant since, String error) {
    /** {@return everything but the error, which can hold anything} */
    @Override
    public String toString() {
        return "DeadDelivery[" + id + ", " + eventType + ", " + attempts + " attempts, first seen " + firstSeen
                + ", dead since " + since + "]";
    }
}
