package app.winfactor.webhooks;

/**
 * What to answer to a delivery.
 *
 * @param status the HTTP status: 2xx only if the event needs no more deliveries
 * @param body a word or two of plain ASCII text, which tell a forger nothing
 */
public record WebhookAnswer(int status, String body) {}
