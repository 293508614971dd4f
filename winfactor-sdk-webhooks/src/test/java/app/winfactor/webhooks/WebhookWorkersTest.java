package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.DeadDelivery;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryStoreException;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.delivery.RetrySchedule;
import app.winfactor.webhooks.events.LeadCreated;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.Office;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In the calling thread and in virtual time. */
class WebhookWorkersTest {
    private static final RetrySchedule RETRIES =
            RetrySchedule.exponential(Duration.ofSeconds(10), Duration.ofSeconds(40), 5);

    private final Office office = new Office(Database.H2);
    private final List<Delivery> handled = new ArrayList<>();

    private WebhookReceiver receiver(DeliveryHandler<WebhookEvent> handler) {
        return office.builder().onDelivery(WebhookEvent.class, handler).build();
    }

    private static WebhookWorkers workers(WebhookReceiver receiver) {
        return receiver.workers().retries(RETRIES).build();
    }

    @Test
    void handleWhatIsStoredOnceAndInTheOrderInWhichItCame() {
        WebhookReceiver receiver = receiver((event, delivery) -> handled.add(delivery));
        WebhookWorkers workers = workers(receiver);
        office.store(receiver, "a");
        assertThat(receiver.receive(office.sender.delivery("a", EventType.QUOTE_SENT)))
                .isEqualTo(Outcome.DUPLICATE.answer());
        assertThat(handled).isEmpty();

        assertThat(workers.workOff()).isEqualTo(1);
        assertThat(workers.workOff()).isZero();

        assertThat(handled).extracting(Delivery::id).containsExactly("a");
        assertThat(receiver.counts())
                .containsEntry(Outcome.STORED, 1L)
                .containsEntry(Outcome.DUPLICATE, 1L)
                .containsEntry(Outcome.HANDLED, 1L);
        assertThat(receiver.receive(office.sender.delivery("a", EventType.QUOTE_SENT)))
                .isEqualTo(Outcome.DUPLICATE.answer());
    }

    @Test
    void tryAgainByTheScheduleAndNotBefore() {
        List<Instant> attempts = new ArrayList<>();
        WebhookReceiver receiver = receiver((event, delivery) -> {
            attempts.add(office.clock.instant());
            throw new IOException("the CRM is down");
        });
        WebhookWorkers workers = workers(receiver);
        office.store(receiver, "a");
        Instant start = office.clock.instant();

        for (int second = 0; second <= 200; second++) {
            workers.workOff();
            office.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(attempts)
                .extracting(at -> Duration.between(start, at).toSeconds())
                .containsExactly(0L, 10L, 30L, 70L, 110L);
        assertThat(office.store.dead(10)).singleElement().satisfies(dead -> {
            assertThat(dead.attempts()).isEqualTo(5);
            assertThat(dead.error()).isEqualTo("java.io.IOException: the CRM is down");
            assertThat(dead.eventType()).isEqualTo("quote.sent");
        });
        assertThat(receiver.counts()).containsEntry(Outcome.HANDLER_FAILED, 4L).containsEntry(Outcome.DEAD, 1L);
    }

    @Test
    void handleADeadEventThatIsBroughtBack() {
        boolean[] fixed = {false};
        WebhookReceiver receiver = receiver((event, delivery) -> {
            if (!fixed[0]) {
                throw new PermanentFailureException("no such deal");
            }
            handled.add(delivery);
        });
        WebhookWorkers workers = workers(receiver);
        office.store(receiver, "a");
        assertThat(workers.workOff()).isEqualTo(1);
        assertThat(office.store.dead(10))
                .extracting(DeadDelivery::error)
                .singleElement()
                .asString()
                .contains("no such deal");
        assertThat(receiver.receive(office.sender.delivery("a", EventType.QUOTE_SENT)))
                .isEqualTo(Outcome.DUPLICATE.answer());

        fixed[0] = true;
        assertThat(office.store.retry("a")).isTrue();
        workers.workOff();

        assertThat(handled)
                .singleElement()
                .satisfies(one -> assertThat(one.attempt()).isEqualTo(1));
        assertThat(office.store.dead(10)).isEmpty();
        assertThat(office.store.claim("a")).isEqualTo(new Claim.Done());
    }

    @Test
    void giveUpAnEventThatEndsTheProcessEachTime() {
        WebhookReceiver receiver = receiver((event, delivery) -> handled.add(delivery));
        office.store(receiver, "a");
        for (int attempt = 1; attempt <= RETRIES.attempts(); attempt++) {
            assertThat(office.store.claimDue().orElseThrow().delivery().attempt())
                    .isEqualTo(attempt);
            office.clock.advance(Office.LEASE_TIME);
        }

        assertThat(workers(receiver).workOff()).isEqualTo(1);

        assertThat(handled).isEmpty();
        assertThat(office.store.dead(10))
                .extracting(DeadDelivery::error)
                .singleElement()
                .asString()
                .contains("does it end the process");
    }

    @Test
    void acknowledgeAndCountWhatNobodyWants() {
        WebhookReceiver receiver = office.builder()
                .on(LeadCreated.class, event -> {
                    throw new AssertionError("not for this one");
                })
                .build();
        office.store(receiver, "a");

        assertThat(workers(receiver).workOff()).isEqualTo(1);

        assertThat(receiver.counts()).containsEntry(Outcome.NO_HANDLER, 1L);
        assertThat(office.store.claim("a")).isEqualTo(new Claim.Done());
    }

    @Test
    void passOnThatTheStoreIsDown() {
        WebhookReceiver receiver = receiver((event, delivery) -> handled.add(delivery));
        WebhookWorkers workers = workers(receiver);
        office.store(receiver, "a");
        office.pool.goDown();
        assertThatExceptionOfType(DeliveryStoreException.class).isThrownBy(workers::workOff);
        assertThat(receiver.receive(office.sender.delivery("b", EventType.QUOTE_SENT)))
                .isEqualTo(Outcome.STORE_FAILED.answer());

        office.pool.comeBack();
        assertThat(workers.workOff()).isEqualTo(1);
    }

    @Test
    void doNotRepeatBeforeTheLeaseRunsOutWhatCouldNotBeMarkedAsDone() {
        WebhookReceiver receiver = receiver((event, delivery) -> {
            handled.add(delivery);
            office.pool.goDown();
        });
        WebhookWorkers workers = workers(receiver);
        office.store(receiver, "a");
        assertThatExceptionOfType(DeliveryStoreException.class).isThrownBy(workers::workOff);
        assertThat(office.outcomes()).endsWith(Outcome.STORE_FAILED);

        office.pool.comeBack();
        assertThat(workers.workOff()).isZero();
        office.clock.advance(Office.LEASE_TIME);
        assertThatExceptionOfType(DeliveryStoreException.class).isThrownBy(workers::workOff);
        assertThat(handled).hasSize(2);
    }

    @Test
    void areForReceiversThatStoreAndHaveHandlers() {
        assertThatIllegalStateException()
                .isThrownBy(() -> office.builder()
                        .inline(InMemoryDeliveryStore.create())
                        .on(WebhookEvent.class, event -> {})
                        .build()
                        .workers())
                .withMessageContaining("stored");
        WebhookReceiver front = office.builder().build();
        assertThatIllegalStateException().isThrownBy(front::workers).withMessageContaining("handler");

        office.store(front, "a");
        assertThat(workers(receiver((event, delivery) -> handled.add(delivery))).workOff())
                .isEqualTo(1);
    }

    @Test
    void inlineAnEventThatIsGivenUpIsAcknowledgedAndRemembered() {
        WebhookReceiver receiver = office.builder()
                .inline(office.store)
                .on(WebhookEvent.class, event -> {
                    throw new PermanentFailureException("no such deal", new IOException("404"));
                })
                .build();

        assertThat(receiver.receive(office.sender.delivery("a", EventType.QUOTE_SENT)))
                .isEqualTo(Outcome.DEAD.answer());
        assertThat(receiver.receive(office.sender.delivery("a", EventType.QUOTE_SENT)))
                .isEqualTo(Outcome.DUPLICATE.answer());
        assertThat(office.store.dead(1))
                .extracting(DeadDelivery::error)
                .singleElement()
                .asString()
                .contains("no such deal", "caused by java.io.IOException: 404");
        assertThat(office.store.retry("a")).isFalse();
        assertThat(office.store.forget("a")).isTrue();
    }
}
