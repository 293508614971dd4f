package app.winfactor.testkit.internal.api;

/** How the answer to an upsert names the contact, which the API page leaves open. */
public enum UpsertShape {
    WHOLE,
    ID,
    CONTACT_ID
}
