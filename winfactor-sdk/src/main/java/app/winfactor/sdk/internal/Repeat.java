package app.winfactor.sdk.internal;

/** What a second arrival of the same request would do. */
public enum Repeat {
    /** Change nothing: it reads. */
    READS,
    /** Leave things as the first one did. */
    LEAVES_THE_SAME,
    /** Be felt: a second quote, a second e-mail. */
    IS_FELT;

    boolean harmless() {
        return this != IS_FELT;
    }
}
