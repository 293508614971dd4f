package app.winfactor.webhooks;

import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.events.WebhookEvent;
import java.time.Duration;
import java.util.Optional;

/** Handles the event in the request. A copy waits a little for the one that is at work on it. */
final class InlineIntake implements Intake {
    private static final Duration FIRST_LOOK = Duration.ofMillis(20);

    private final DeliveryStore store;
    private final HandOver handOver;
    private final Duration patience;
    private final Sleeper sleeper;

    InlineIntake(DeliveryStore store, Handlers handlers, Duration patience, Sleeper sleeper) {
        this.store = store;
        // WinFactor decides when it comes again, and how often.
        this.handOver = new HandOver(store, handlers, attempt -> Optional.of(Duration.ZERO));
        this.patience = patience;
        this.sleeper = sleeper;
    }

    @Override
    public Reception take(WebhookEvent event) {
        Claim claim;
        try {
            claim = claim(event.deliveryId());
        } catch (RuntimeException e) {
            return new Reception(Outcome.STORE_FAILED, event, e);
        }
        if (claim instanceof Claim.Claimed claimed) {
            return handOver.handOver(event, claimed.delivery());
        }
        boolean inProgress = claim instanceof Claim.InProgress;
        return new Reception(inProgress ? Outcome.IN_PROGRESS : Outcome.DUPLICATE, event, null);
    }

    private Claim claim(String deliveryId) {
        Claim claim = store.claim(deliveryId);
        Duration waited = Duration.ZERO;
        Duration pause = FIRST_LOOK;
        while (claim instanceof Claim.InProgress && waited.compareTo(patience) < 0) {
            Duration left = patience.minus(waited);
            pause = pause.compareTo(left) < 0 ? pause : left;
            if (!slept(pause)) {
                return claim;
            }
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2);
            claim = store.claim(deliveryId);
        }
        return claim;
    }

    private boolean slept(Duration pause) {
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
