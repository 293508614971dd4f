package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.DeadDelivery;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.delivery.RetrySchedule;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.FaultyStore;
import app.winfactor.webhooks.support.FaultyStore.Operation;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Office;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a lease ends. */
class HandOverTest {
    private static final WebhookEvent EVENT = Fixtures.event(EventType.QUOTE_SENT);

    private final InMemoryDeliveryStore memory = InMemoryDeliveryStore.create();

    @Test
    void anInterruptDoesNotReachTheStoreAndIsPassedOnAfterwards() {
        for (WebhookHandler<WebhookEvent> way : List.<WebhookHandler<WebhookEvent>>of(
                event -> Thread.currentThread().interrupt(),
                event -> {
                    Thread.currentThread().interrupt();
                    throw new IOException("connection closed by interrupt");
                },
                event -> {
                    Thread.currentThread().interrupt();
                    throw new PermanentFailureException("no such deal");
                },
                event -> {
                    throw new InterruptedException();
                })) {
            String id = "evt" + System.identityHashCode(way);
            Reception reception =
                    handOver(breaksWhenInterrupted(memory), way, true).handOver(EVENT, claimed(id));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(reception.outcome()).isNotEqualTo(Outcome.STORE_FAILED);
            assertThat(reception.failure().map(Throwable::getSuppressed).orElse(new Throwable[0]))
                    .isEmpty();
            assertThat(memory.claim(id)).isNotEqualTo(new Claim.InProgress());
        }
    }

    /** As a pool is that is asked for a connection, and a file that is read by a channel. */
    private static DeliveryStore breaksWhenInterrupted(DeliveryStore store) {
        return (DeliveryStore) Proxy.newProxyInstance(
                HandOverTest.class.getClassLoader(), new Class<?>[] {DeliveryStore.class}, (proxy, method, args) -> {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new IllegalStateException("interrupted");
                    }
                    try {
                        return method.invoke(store, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void theStoreMayFailToGiveUpWithTheVeryExceptionOfTheHandler() {
        FaultyStore faulty = new FaultyStore(memory);
        faulty.fail(Operation.DEAD);

        Reception reception = handOver(
                        faulty,
                        event -> {
                            throw faulty.down;
                        },
                        false)
                .handOver(EVENT, claimed("a"));

        assertThat(reception.outcome()).isEqualTo(Outcome.STORE_FAILED);
        assertThat(reception.failure()).containsSame(faulty.down);
    }

    @Test
    void anErrorInTheLastAttemptGivesTheEventUpWithThatError() {
        Office office = new Office(Database.H2);
        StackOverflowError error = new StackOverflowError("for the test");
        WebhookReceiver receiver = office.builder()
                .on(WebhookEvent.class, event -> {
                    throw error;
                })
                .build();
        WebhookWorkers workers = receiver.workers()
                .retries(RetrySchedule.exponential(Duration.ofSeconds(1), Duration.ofSeconds(1), 2))
                .build();
        office.store(receiver, "a");

        assertThatThrownBy(workers::workOff).isSameAs(error);
        assertThat(office.store.dead(1)).isEmpty();
        office.clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(workers::workOff).isSameAs(error);

        assertThat(office.store.dead(1))
                .extracting(DeadDelivery::error)
                .containsExactly("java.lang.StackOverflowError: for the test");
    }

    private Delivery claimed(String id) {
        return ((Claim.Claimed) memory.claim(id)).delivery();
    }

    private static HandOver handOver(DeliveryStore store, WebhookHandler<WebhookEvent> handler, boolean again) {
        return new HandOver(
                store,
                Handlers.none().with(WebhookEvent.class, (event, delivery) -> handler.handle(event)),
                attempt -> again ? Optional.of(Duration.ZERO) : Optional.empty());
    }
}
