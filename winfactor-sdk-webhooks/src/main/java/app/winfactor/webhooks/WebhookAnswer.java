package app.winfactor.webhooks;

/**
 * What to answer to a delivery: any web framework can send it.
 *
 * @param status the HTTP status; 2xx means that WinFactor need not deliver it again
 * @param body plain text, without any detail of why
 */
public record WebhookAnswer(int status, String body) {
    /** {@return whether WinFactor need not deliver it again} */
    public boolean isAcknowledged() {
        return status >= 200 && status < 300;
    }
}
