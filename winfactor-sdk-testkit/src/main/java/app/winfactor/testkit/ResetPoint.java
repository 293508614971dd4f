package app.winfactor.testkit;

/** How far an answer has come when its connection is reset. */
public enum ResetPoint {
    /** Nothing of it was sent. */
    BEFORE_HEAD,

    /** A part of the status line and the headers was sent. */
    IN_HEAD,

    /** The status line and all headers were sent, and nothing of the body. */
    AFTER_HEAD
}
