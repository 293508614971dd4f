package app.winfactor.webhooks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookAnswer;
import app.winfactor.webhooks.WebhookRequest;
import app.winfactor.webhooks.support.Desk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwoCopiesAtOnceTest {
    private static final int COPIES = 8;

    private final Desk desk = new Desk();
    private final ExecutorService threads = Executors.newFixedThreadPool(COPIES);
    private final WebhookRequest delivery = desk.sender.delivery("evt_1", EventType.QUOTE_ACCEPTED);
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void theSecondIsNotAcknowledgedWhileTheFirstIsHandled() throws Exception {
        desk.handlerDoes(event -> waitInHandler());
        Future<WebhookAnswer> first = startFirst();

        desk.receive(delivery, Outcome.IN_PROGRESS);
        mayEnd.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.HANDLED.answer());
        desk.receive(delivery, Outcome.DUPLICATE);
        assertThat(desk.handled).hasSize(1);
    }

    @Test
    void theSecondIsNotLostIfTheFirstFails() throws Exception {
        desk.handlerDoes(event -> {
            waitInHandler();
            throw new IOException("the CRM is down");
        });
        Future<WebhookAnswer> first = startFirst();

        desk.receive(delivery, Outcome.IN_PROGRESS);
        mayEnd.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.HANDLER_FAILED.answer());

        desk.handlerSucceeds();
        desk.receive(delivery, Outcome.HANDLED);
    }

    @Test
    void oneThatTookLongerThanItsLeaseIsNotAcknowledgedByItselfButByTheOther() throws Exception {
        desk.handlerDoes(event -> waitInHandler());
        Future<WebhookAnswer> slow = startFirst();
        desk.clock.advance(Desk.LEASE_TIME);
        desk.handlerSucceeds();
        desk.receive(desk.sender.delivery("evt_1", EventType.QUOTE_ACCEPTED), Outcome.HANDLED);

        mayEnd.countDown();

        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.STORE_FAILED.answer());
        desk.receive(desk.sender.delivery("evt_1", EventType.QUOTE_ACCEPTED), Outcome.DUPLICATE);
    }

    @Test
    void ofManyCopiesOneIsHandledAndNoneIsAcknowledgedBefore() throws Exception {
        for (int round = 0; round < 100; round++) {
            WebhookRequest copy = desk.sender.delivery("round" + round, EventType.QUOTE_ACCEPTED);
            CyclicBarrier start = new CyclicBarrier(COPIES);
            List<Future<WebhookAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < COPIES; i++) {
                answers.add(threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return desk.receiver.receive(copy);
                }));
            }
            List<WebhookAnswer> got = new ArrayList<>();
            for (Future<WebhookAnswer> answer : answers) {
                got.add(answer.get(10, TimeUnit.SECONDS));
            }

            assertThat(got).filteredOn(Outcome.HANDLED.answer()::equals).hasSize(1);
            assertThat(got)
                    .allMatch(
                            List.of(Outcome.HANDLED.answer(), Outcome.DUPLICATE.answer(), Outcome.IN_PROGRESS.answer())
                                    ::contains);
            assertThat(desk.handled).hasSize(round + 1);
        }
    }

    private Future<WebhookAnswer> startFirst() throws InterruptedException {
        Future<WebhookAnswer> first = threads.submit(() -> desk.receiver.receive(delivery));
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        return first;
    }

    private void waitInHandler() throws InterruptedException {
        started.countDown();
        assertThat(mayEnd.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
