package app.winfactor.samples.killed;

import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.delivery.RetrySchedule;
import app.winfactor.webhooks.jdbc.JdbcDeliveryStore;
import java.time.Duration;
import java.util.Locale;

/** The two ways in which a receiver takes deliveries, each with tables of its own. */
enum Mode {
    INLINE {
        @Override
        WebhookReceiver start(WebhookReceiver.Builder receiver, JdbcDeliveryStore store) {
            return receiver.inline(store).build();
        }
    },
    STORED {
        @Override
        WebhookReceiver start(WebhookReceiver.Builder builder, JdbcDeliveryStore store) {
            WebhookReceiver receiver = builder.stored(store).build();
            receiver.workers()
                    .threads(2)
                    .pollEvery(Duration.ofMillis(100))
                    .retries(RetrySchedule.exponential(Duration.ofMillis(50), Duration.ofSeconds(1), 50))
                    .start();
            return receiver;
        }
    };

    abstract WebhookReceiver start(WebhookReceiver.Builder receiver, JdbcDeliveryStore store);

    String deliveries() {
        return name().toLowerCase(Locale.ROOT) + "_delivery";
    }

    String effects() {
        return name().toLowerCase(Locale.ROOT) + "_effect";
    }
}
