package app.winfactor.testkit;

/** By what a request shows that it may. */
public enum KeyUsed {
    /** A key that may do everything. */
    FULL,

    /** A key that may only read. */
    READ_ONLY,

    /** A key that nobody has, or something that is no key. */
    UNKNOWN,

    /** Nothing. */
    NONE,

    /** The URL itself: it holds a capability token or a signature. */
    CAPABILITY
}
