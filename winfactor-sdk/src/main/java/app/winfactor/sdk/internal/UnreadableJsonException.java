package app.winfactor.sdk.internal;

/** The message names the field and what was expected there, never the value. */
final class UnreadableJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableJsonException(String message) {
        super(message);
    }
}
