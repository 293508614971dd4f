package app.winfactor.sdk.errors;

/** What became of a call that failed. */
public enum Outcome {
    /** Nothing was changed. Reads are always this. */
    NOT_APPLIED,
    /** WinFactor may or may not have done it: look before doing it again. */
    UNKNOWN
}
