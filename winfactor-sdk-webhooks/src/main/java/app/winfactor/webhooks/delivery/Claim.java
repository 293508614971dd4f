package app.winfactor.webhooks.delivery;

import java.util.Objects;

/** What became of the wish to handle a delivery. */
public sealed interface Claim {
    /**
     * Nobody has handled it and nobody else does: whoever asked may, and must end the lease.
     *
     * @param delivery to be ended with {@link DeliveryStore#done}, {@link DeliveryStore#release} or {@link DeliveryStore#dead}
     */
    record Claimed(Delivery delivery) implements Claim {
        /**
         * For a {@link DeliveryStore}.
         *
         * @param delivery to be ended by whoever asked
         */
        public Claimed {
            Objects.requireNonNull(delivery, "delivery");
        }
    }

    /** Somebody else holds a lease that has not run out, or it waits for its next attempt. Its end is not known yet. */
    record InProgress() implements Claim {}

    /** It was handled with success. */
    record Done() implements Claim {}

    /** It was given up. */
    record Dead() implements Claim {}
}
