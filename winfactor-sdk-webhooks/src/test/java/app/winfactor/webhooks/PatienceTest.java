package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.FaultyStore.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A copy waits a little for the one that is being handled. */
class PatienceTest {
    private final Desk desk = new Desk();
    private final Delivery atWork = ((Claim.Claimed) desk.memory.claim("evt_1")).delivery();
    private final List<Duration> pauses = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    private WebhookReceiver receiver(Duration patience) {
        return desk.builder()
                .on(WebhookEvent.class, desk.handled::add)
                .patience(patience)
                .sleeper(pause -> {
                    pauses.add(pause);
                    desk.clock.advance(pause);
                    meanwhile.run();
                })
                .build();
    }

    private void receive(Duration patience, Outcome outcome) {
        desk.receive(receiver(patience), desk.sender.delivery("evt_1", EventType.QUOTE_SENT), outcome);
    }

    private Duration waited() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private void afterPauses(int count, Runnable what) {
        meanwhile = () -> {
            if (pauses.size() == count) {
                what.run();
            }
        };
    }

    @Test
    void findsItDone() {
        afterPauses(3, () -> desk.memory.done(atWork));

        receive(Duration.ofSeconds(2), Outcome.DUPLICATE);

        assertThat(pauses).containsExactly(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(80));
        assertThat(desk.handled).isEmpty();
    }

    @Test
    void findsItGivenUp() {
        afterPauses(1, () -> desk.memory.dead(atWork, "why"));

        receive(Duration.ofSeconds(2), Outcome.DUPLICATE);
    }

    @Test
    void findsItFreeAgainAndHandlesIt() {
        afterPauses(2, () -> desk.memory.release(atWork, Duration.ZERO));

        receive(Duration.ofSeconds(2), Outcome.HANDLED);

        assertThat(desk.handled).hasSize(1);
    }

    @Test
    void handlesItWhenTheLeaseRunsOutMeanwhile() {
        desk.clock.advance(Desk.LEASE_TIME.minusMillis(50));

        receive(Duration.ofSeconds(2), Outcome.HANDLED);

        assertThat(waited()).isEqualTo(Duration.ofMillis(60));
    }

    @Test
    void waitsForItsPatienceAndNoLonger() {
        for (Duration patience : List.of(
                Duration.ofSeconds(2),
                Duration.ofMillis(1),
                Duration.ofNanos(1),
                Duration.ofMillis(20),
                Duration.ofMinutes(1))) {
            pauses.clear();
            receive(patience, Outcome.IN_PROGRESS);
            assertThat(waited()).isEqualTo(patience);
        }
        assertThat(Outcome.IN_PROGRESS.answer().headers()).containsKey("Retry-After");
    }

    @Test
    void doesNotWaitWithoutPatience() {
        receive(Duration.ZERO, Outcome.IN_PROGRESS);

        assertThat(pauses).isEmpty();
    }

    @Test
    void doesNotWaitForWhatIsFree() {
        desk.receive(
                receiver(Duration.ofSeconds(2)), desk.sender.delivery("evt_2", EventType.QUOTE_SENT), Outcome.HANDLED);

        assertThat(pauses).isEmpty();
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() {
        WebhookReceiver receiver = desk.builder()
                .on(WebhookEvent.class, desk.handled::add)
                .patience(Duration.ofSeconds(2))
                .sleeper(pause -> {
                    throw new InterruptedException();
                })
                .build();

        desk.receive(receiver, desk.sender.delivery("evt_1", EventType.QUOTE_SENT), Outcome.IN_PROGRESS);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void stopsWaitingWhenTheStoreFails() {
        afterPauses(2, () -> desk.store.fail(Operation.CLAIM));

        receive(Duration.ofSeconds(2), Outcome.STORE_FAILED);

        assertThat(pauses).hasSize(2);
    }
}
