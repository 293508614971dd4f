package app.winfactor.testkit;

/** How a request asks. */
public enum Method {
    /** Reads. */
    GET,

    /** Creates, sends, redelivers, or upserts. */
    POST,

    /** Changes some fields. */
    PATCH,

    /** Replaces. */
    PUT,

    /** No endpoint of the API takes it. */
    DELETE
}
