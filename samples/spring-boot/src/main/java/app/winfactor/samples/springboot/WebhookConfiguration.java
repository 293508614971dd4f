package app.winfactor.samples.springboot;

import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.WebhookWorkers;
import app.winfactor.webhooks.delivery.RetrySchedule;
import app.winfactor.webhooks.events.SubmissionCreated;
import app.winfactor.webhooks.jdbc.JdbcDeliveryStore;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each event is stored in the service's own database, answered at once, and handled by workers of this process. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
    @Bean
    JdbcDeliveryStore deliveries(DataSource dataSource) {
        JdbcDeliveryStore store = JdbcDeliveryStore.of(dataSource);
        store.createTable();
        return store;
    }

    @Bean
    WebhookReceiver receiver(
            JdbcDeliveryStore deliveries,
            Enquiries enquiries,
            @Value("${winfactor.signing-secret}") String signingSecret) {
        return WebhookReceiver.builder()
                .signingSecret(signingSecret)
                .onDelivery(SubmissionCreated.class, enquiries)
                .stored(deliveries)
                .build();
    }

    /** Spring closes them before the database. */
    @Bean
    WebhookWorkers workers(
            WebhookReceiver receiver,
            @Value("${winfactor.workers}") int threads,
            @Value("${winfactor.first-retry-after}") Duration firstRetryAfter) {
        return receiver.workers()
                .threads(threads)
                .retries(RetrySchedule.exponential(firstRetryAfter, Duration.ofHours(1), 20))
                .start();
    }
}
