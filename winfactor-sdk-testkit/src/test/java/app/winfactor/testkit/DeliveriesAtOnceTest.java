package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveriesAtOnceTest extends FakeTest {
    private static final int FOUR = 4;

    /** Each of four waits for the three others: were they delivered one after the other, none would be answered. */
    @Test
    void four_deliveries_are_under_way_at_the_same_time() {
        restartWith(FOUR);
        CyclicBarrier four = new CyclicBarrier(FOUR);
        receiver.answers(waiting(() -> four.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)));
        submit(2 * FOUR);
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(events("submission.created"))
                .hasSize(2 * FOUR)
                .allMatch(event -> event.path("attempts").intValue() == 1)
                .allMatch(event -> event.path("status").asText().equals("delivered"));
    }

    @Test
    void each_event_is_delivered_exactly_once() {
        restartWith(FOUR);
        List<String> submitted = submit(500);
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(receiver.deliveries())
                .extracting(
                        delivery -> delivery.json().at("/data/submission/id").asText())
                .containsExactlyInAnyOrderElementsOf(submitted);
        assertThat(receiver.deliveries()).extracting(Receiver.Delivery::id).doesNotHaveDuplicates();
    }

    @Test
    void time_moves_on_when_all_that_is_due_at_once_was_delivered() {
        restartWith(FOUR);
        receiver.answers(delivery -> 503);
        List<String> submitted = submit(10);
        fake.advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(receiver.deliveries()).hasSize(submitted.size());
        fake.advance(Duration.ofMillis(1));
        assertThat(receiver.deliveries()).hasSize(2 * submitted.size());
        fake.advance(Duration.ofHours(1));
        assertThat(receiver.deliveries()).hasSize(3 * submitted.size());
        JsonNode events = events("submission.created");
        assertThat(events)
                .allMatch(event -> event.path("scheduledFor").longValue()
                        == START.plus(Duration.ofMinutes(6)).toEpochMilli());
    }

    @Test
    void closing_while_deliveries_hang_ends() throws Exception {
        restartWith(FOUR);
        CountDownLatch hanging = new CountDownLatch(FOUR);
        CountDownLatch never = new CountDownLatch(1);
        receiver.answers(waiting(() -> {
            hanging.countDown();
            never.await();
        }));
        submit(FOUR + 1);
        assertThat(hanging.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        long begin = System.nanoTime();
        fake.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("the time-out of a delivery is 10 s")
                .isLessThan(Duration.ofSeconds(5));
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(Thread::isAlive)
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("winfactor-fake-webhooks"));
        never.countDown();
        assertThat(receiver.deliveries()).hasSize(FOUR);
    }

    @Test
    void one_to_sixty_four_may_be_under_way() {
        assertThat(List.of(1, 64))
                .allSatisfy(number -> assertThat(FakeWinFactor.builder().deliveriesAtOnce(number))
                        .isNotNull());
        assertThat(List.of(Integer.MIN_VALUE, 0, 65))
                .allSatisfy(number -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> FakeWinFactor.builder().deliveriesAtOnce(number)));
    }

    private void restartWith(int atOnce) {
        restart(FakeWinFactor.builder()
                .startingAt(START)
                .webhookUrl(receiver.url())
                .deliveriesAtOnce(atOnce));
    }

    private List<String> submit(int number) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ids.add(fake.customer().submits());
        }
        return ids;
    }

    private interface Waiting {
        void run() throws Exception;
    }

    private static ToIntFunction<Receiver.Delivery> waiting(Waiting work) {
        return delivery -> {
            try {
                work.run();
                return 204;
            } catch (Exception e) {
                return 500;
            }
        };
    }
}
