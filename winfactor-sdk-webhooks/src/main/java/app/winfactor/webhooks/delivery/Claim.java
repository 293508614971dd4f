package app.winfactor.webhooks.delivery;

/** What came of claiming a delivery. */
public sealed interface Claim {
    /**
     * It is yours to handle.
     *
     * @param lease to be completed or released
     */
    record Acquired(Lease lease) implements Claim {}

    /** Somebody else is handling it now. */
    record InProgress() implements Claim {}

    /** It was handled. */
    record Done() implements Claim {}
}
