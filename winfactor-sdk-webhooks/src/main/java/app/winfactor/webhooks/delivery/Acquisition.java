package app.winfactor.webhooks.delivery;

import java.util.Objects;

/** What became of the wish to handle a delivery. */
public sealed interface Acquisition {
    /**
     * Nobody has handled it and nobody else does: whoever asked may, and must end the lease.
     *
     * @param lease to be ended with {@link DeliveryStore#done} or {@link DeliveryStore#release}
     */
    record Acquired(Lease lease) implements Acquisition {
        /**
         * For a {@link DeliveryStore}.
         *
         * @param lease to be ended by whoever asked
         */
        public Acquired {
            Objects.requireNonNull(lease, "lease");
        }
    }

    /** Somebody else holds a lease that has not run out. Whether they succeed is not known yet. */
    record InProgress() implements Acquisition {}

    /** It was handled with success. */
    record Done() implements Acquisition {}
}
