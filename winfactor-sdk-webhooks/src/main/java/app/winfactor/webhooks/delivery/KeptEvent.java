package app.winfactor.webhooks.delivery;

/**
 * An event that was kept, claimed by a worker.
 *
 * @param delivery the lease, to be ended
 * @param eventType its type; empty if it could not be kept
 * @param body the body as it came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied by whoever reads it
public record KeptEvent(Delivery delivery, String eventType, byte[] body) {
    /** {@return the delivery and the length of the body, nothing of what it says} */
    @Override
    public String toString() {
        return "KeptEvent[" + delivery.id() + ", " + eventType + ", " + body.length + " bytes]";
    }
}
