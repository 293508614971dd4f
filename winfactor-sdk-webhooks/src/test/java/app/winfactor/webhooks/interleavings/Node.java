package app.winfactor.webhooks.interleavings;

import app.winfactor.webhooks.delivery.Delivery;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A process that takes copies or handles events, one at a time. */
final class Node {
    enum Phase {
        IDLE,
        /** It kept a copy and has not answered yet. */
        KEPT,
        /** It has a lease and its handler has not had its effect. */
        HOLDING,
        /** Its handler succeeded and it has not said so yet. */
        WORKED
    }

    Phase phase = Phase.IDLE;
    private @Nullable Delivery lease;

    void holds(Delivery delivery) {
        phase = Phase.HOLDING;
        lease = delivery;
    }

    Delivery lease() {
        return Objects.requireNonNull(lease);
    }
}
