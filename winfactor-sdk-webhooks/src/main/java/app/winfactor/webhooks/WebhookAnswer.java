package app.winfactor.webhooks;

import java.util.Map;

/**
 * What to answer to a delivery.
 *
 * @param status the HTTP status: 2xx only if the event needs no more deliveries
 * @param body a word or two of plain ASCII text, which tell a forger nothing
 * @param headers to be sent too, by name: {@code Retry-After} with a 503
 */
public record WebhookAnswer(int status, String body, Map<String, String> headers) {
    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body a word or two of plain ASCII text
     * @param headers to be sent too
     */
    public WebhookAnswer {
        headers = Map.copyOf(headers);
    }

    /**
     * An answer without headers of its own.
     *
     * @param status the HTTP status
     * @param body a word or two of plain ASCII text
     */
    public WebhookAnswer(int status, String body) {
        this(status, body, Map.of());
    }
}
