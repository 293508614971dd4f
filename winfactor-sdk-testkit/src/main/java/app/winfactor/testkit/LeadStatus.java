package app.winfactor.testkit;

/** How far the supplier is with a lead. */
public enum LeadStatus {
    /** Nobody has looked at it. */
    NEW,

    /** Somebody wrote or called. */
    CONTACTED,

    /** Done. */
    CLOSED
}
