package app.winfactor.webhooks.events;

/** A body that is no JSON object. The message says where, and shows nothing of the body, which can hold a secret. */
public final class MalformedWebhookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what is wrong with the body, without anything of the body
     */
    public MalformedWebhookException(String message) {
        super(message);
    }
}
