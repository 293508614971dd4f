package app.winfactor.testkit;

/** How the answer to a contact upsert names the contact. WinFactor does not document which (an assumption). */
public enum UpsertAnswer {
    /** The whole contact. */
    WHOLE,

    /** Only {@code id}. */
    ID,

    /** Only {@code contactId}. */
    CONTACT_ID
}
