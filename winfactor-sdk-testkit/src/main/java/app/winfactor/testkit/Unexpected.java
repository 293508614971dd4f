package app.winfactor.testkit;

/** Why a request is one that a correct integration does not make. */
public enum Unexpected {
    /** There is no such endpoint. */
    UNKNOWN_ROUTE,

    /** It has a field or a parameter that the endpoint does not know. */
    UNKNOWN_FIELD,

    /** It is a write with a key that may only read. */
    READ_ONLY_WRITE
}
