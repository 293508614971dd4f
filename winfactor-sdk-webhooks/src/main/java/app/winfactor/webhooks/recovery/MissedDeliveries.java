package app.winfactor.webhooks.recovery;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.errors.AuthenticationException;
import app.winfactor.sdk.errors.ConflictException;
import app.winfactor.sdk.errors.PermissionException;
import app.winfactor.sdk.errors.ReadOnlyClientException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.events.EventStatus;
import app.winfactor.sdk.events.EventSummary;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.recovery.Recovered.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Has everything delivered again that WinFactor gave up while nobody took it: it tries three times, and then only this brings
 * an event back. Run it when the receiver is up again, or now and then. It may run as often as you like: an event that is
 * done is known by its delivery ID and handled no second time.
 *
 * <p>It makes one request for each event besides those that list them, at the pace of the client's rate limiter.
 */
public final class MissedDeliveries {
    private static final String ALREADY_IN_FLIGHT = "already_in_flight";

    private final WinFactorClient winFactor;

    private MissedDeliveries(WinFactorClient winFactor) {
        this.winFactor = Objects.requireNonNull(winFactor, "winFactor");
    }

    /**
     * The missed deliveries of an organization.
     *
     * @param winFactor with a key that may write
     * @return them
     */
    public static MissedDeliveries of(WinFactorClient winFactor) {
        return new MissedDeliveries(winFactor);
    }

    /**
     * Redelivers what failed and happened at or after a time, the oldest first. One that cannot be redelivered now does not
     * keep the others from it; it is in the report.
     *
     * @param since {@link Instant#EPOCH} for all
     * @return what it did
     * @throws WinFactorException if the delivery log cannot be read, or the key may not write
     */
    public RecoveryReport redeliver(Instant since) {
        List<EventSummary> missed = new ArrayList<>();
        // All of them before the first is redelivered: that takes it off this list, which would move under us.
        for (EventSummary event : winFactor.events().list(query -> query.status(EventStatus.FAILED))) {
            if (!event.createdAt().isBefore(since)) {
                missed.add(event);
            }
        }
        missed.sort(Comparator.comparing(EventSummary::createdAt));
        return new RecoveryReport(missed.stream().map(this::redelivered).toList());
    }

    private Recovered redelivered(EventSummary event) {
        try {
            winFactor.events().redeliver(event.id());
            return new Recovered(event, Outcome.REDELIVERED, null);
        } catch (ConflictException e) {
            return ALREADY_IN_FLIGHT.equals(e.code())
                    ? new Recovered(event, Outcome.ALREADY_IN_FLIGHT, null)
                    : new Recovered(event, Outcome.FAILED, e);
        } catch (AuthenticationException | PermissionException | ReadOnlyClientException e) {
            throw e; // it will be no different for the next one
        } catch (WinFactorException e) {
            return new Recovered(event, Outcome.FAILED, e);
        }
    }

    /**
     * Has an event handled once more although it is done or dead: the store forgets it, and WinFactor delivers it again.
     * Forgotten first: should the redelivery fail, say so again.
     *
     * @param deliveryId the event's ID, which is its delivery ID
     * @param store where the receiver remembers what is done
     * @throws ConflictException if it is being delivered anyway; it will be handled then
     * @throws WinFactorException if the redelivery fails for another reason
     */
    public void handleAgain(String deliveryId, DeliveryStore store) {
        store.forget(deliveryId);
        winFactor.events().redeliver(deliveryId);
    }
}
