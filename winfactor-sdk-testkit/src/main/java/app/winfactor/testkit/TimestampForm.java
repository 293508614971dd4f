package app.winfactor.testkit;

/** How the time is written in the body of a delivery: the API page has both. */
public enum TimestampForm {
    /** As ISO-8601, for example {@code "2026-03-02T09:00:00Z"}. */
    ISO,

    /** As Unix milliseconds, for example {@code 1772442000000}. */
    MILLIS
}
