package app.winfactor.testkit;

/** Which field of a webhook's body names its type. WinFactor documents two, of which one can be missing. */
public enum TypeField {
    /** {@code event} and {@code eventType}. */
    BOTH,

    /** {@code event} alone. */
    EVENT,

    /** {@code eventType} alone. */
    EVENT_TYPE
}
