package app.winfactor.webhooks;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The little that is logged. No body, secret, signature or message of somebody else's exception is. */
final class ReceptionLog {
    private static final Logger LOG = System.getLogger(WebhookReceiver.class.getName());

    private ReceptionLog() {}

    static void write(Reception reception) {
        LOG.log(level(reception.outcome()), () -> "Webhook: " + reception);
    }

    static void workerFailed(Throwable failure) {
        LOG.log(Level.ERROR, () -> "A worker goes on after an error: " + Outline.of(failure));
    }

    static void listenerFailed(RuntimeException failure) {
        LOG.log(Level.ERROR, () -> "A listener to webhooks failed: " + Outline.of(failure));
    }

    private static Level level(Reception.Outcome outcome) {
        return switch (outcome) {
            case HANDLED, NO_HANDLER, STORED, DUPLICATE, IN_PROGRESS -> Level.DEBUG;
            case SIGNATURE_REFUSED, TOO_LARGE, MALFORMED -> Level.WARNING;
            case HANDLER_FAILED, DEAD, STORE_FAILED -> Level.ERROR;
        };
    }
}
