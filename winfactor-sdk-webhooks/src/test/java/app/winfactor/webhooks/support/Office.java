package app.winfactor.webhooks.support;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.delivery.DeliveryQueue;
import app.winfactor.webhooks.jdbc.JdbcDeliveryStore;
import app.winfactor.webhooks.jdbc.VirtualStores;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver that stores, with everything around it in view. */
public final class Office {
    public static final Duration LEASE_TIME = Duration.ofMinutes(2);

    public final VirtualClock clock = new VirtualClock();
    public final Sender sender = new Sender(clock);
    public final List<Reception> receptions = new CopyOnWriteArrayList<>();
    public final Pool pool;
    public final JdbcDeliveryStore store;

    public Office(Database database) {
        this(database, Pool.of(database::open));
    }

    public Office(Database database, Pool pool) {
        this.pool = pool;
        this.store = VirtualStores.builder(database, pool, clock, VirtualStores.freshTable(database))
                .leaseTime(LEASE_TIME)
                .build();
    }

    public WebhookReceiver.Builder builder() {
        return builder(store);
    }

    public WebhookReceiver.Builder builder(DeliveryQueue queue) {
        return WebhookReceiver.builder()
                .signingSecret(Signing.SECRET)
                .stored(queue)
                .clock(clock)
                .listener(receptions::add);
    }

    public void store(WebhookReceiver receiver, String id) {
        assertThat(receiver.receive(sender.delivery(id, EventType.QUOTE_SENT))).isEqualTo(Outcome.STORED.answer());
    }

    public List<Outcome> outcomes() {
        return receptions.stream().map(Reception::outcome).toList();
    }
}
