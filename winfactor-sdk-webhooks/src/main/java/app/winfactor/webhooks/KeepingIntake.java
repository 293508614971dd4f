package app.winfactor.webhooks;

import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.DeliveryQueue;
import app.winfactor.webhooks.events.WebhookEvent;

/** Keeps the event, for workers to handle it. */
final class KeepingIntake implements Intake {
    private final DeliveryQueue queue;
    private final Runnable kept;

    KeepingIntake(DeliveryQueue queue, Runnable kept) {
        this.queue = queue;
        this.kept = kept;
    }

    @Override
    public Reception take(WebhookEvent event) {
        boolean isNew;
        try {
            isNew = queue.keep(
                    event.deliveryId(), event.type().value(), event.raw().bytes());
        } catch (RuntimeException e) {
            return new Reception(Outcome.STORE_FAILED, event, e);
        }
        if (isNew) {
            kept.run();
        }
        return new Reception(isNew ? Outcome.STORED : Outcome.DUPLICATE, event, null);
    }
}
