package app.winfactor.webhooks;

import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.DeliveryQueue;
import app.winfactor.webhooks.delivery.KeptEvent;
import app.winfactor.webhooks.delivery.RetrySchedule;
import app.winfactor.webhooks.events.MalformedWebhookException;
import app.winfactor.webhooks.events.RawJson;
import app.winfactor.webhooks.events.WebhookEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One kept event: claimed, handled, and its lease ended. */
final class WorkStep {
    private final DeliveryQueue queue;
    private final HandOver handOver;
    private final RetrySchedule retries;

    WorkStep(DeliveryQueue queue, Handlers handlers, RetrySchedule retries) {
        this.queue = queue;
        this.handOver = new HandOver(queue, handlers, retries::after);
        this.retries = retries;
    }

    /** Empty if nothing is due. */
    Optional<Reception> next() {
        return queue.claimDue().map(this::work);
    }

    private Reception work(KeptEvent kept) {
        WebhookEvent event;
        try {
            event = WebhookEvent.read(
                    RawJson.parse(kept.body()), kept.delivery().id(), Optional.of(kept.eventType()));
        } catch (MalformedWebhookException e) { // it was readable when it was kept
            return giveUp(kept, null, e, "The event that was kept cannot be read");
        }
        if (kept.delivery().attempt() > retries.attempts()) {
            return giveUp(
                    kept, event, null, "No attempt came to an end: does it end the process, or outlast its lease?");
        }
        return handOver.handOver(event, kept.delivery());
    }

    private Reception giveUp(KeptEvent kept, @Nullable WebhookEvent event, @Nullable Throwable failure, String error) {
        queue.dead(kept.delivery(), error);
        return new Reception(Outcome.DEAD, event, failure);
    }
}
