package app.winfactor.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.DeliveryHandler;
import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.delivery.Claim.Done;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OldDeliveriesTest {
    private final VirtualClock clock = new VirtualClock();

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void goAlsoWhereEveryHandlerMarksDoneByItself(Database database) throws Exception {
        JdbcDeliveryStore store = VirtualStores.fresh(database, clock, Duration.ofMinutes(1));
        DeliveryHandler<WebhookEvent> joined = store.inTransaction((event, delivery, connection) -> {});
        WebhookEvent event = Fixtures.event(EventType.QUOTE_SENT);
        store.done(claimed(store, "old"));
        clock.advance(JdbcDeliveryStore.DEFAULT_MEMORY.plusMillis(1));

        for (int i = 0; i < 100; i++) {
            joined.handle(event, claimed(store, "young" + i));
        }

        assertThat(store.claim("old")).isInstanceOf(Claimed.class);
        assertThat(store.claim("young0")).isEqualTo(new Done());
    }

    private static Delivery claimed(JdbcDeliveryStore store, String id) {
        return ((Claimed) store.claim(id)).delivery();
    }
}
