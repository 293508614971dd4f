package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.RetrySchedule;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.Office;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that wait for what is stored. Unless a test is about polling they would poll in an hour. */
@Timeout(60)
class WorkerThreadsTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Office office = new Office(Database.H2);
    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private List<WebhookWorkers> all = List.of();

    private WebhookReceiver receiver(DeliveryHandler<WebhookEvent> handler) {
        return office.builder().onDelivery(WebhookEvent.class, handler).build();
    }

    private WebhookWorkers started(WebhookWorkers.Builder builder) {
        WebhookWorkers workers = builder.start();
        all = List.of(workers);
        return workers;
    }

    @AfterEach
    void close() {
        never.countDown();
        all.forEach(WebhookWorkers::close);
    }

    private void awaitHandled(String id) throws InterruptedException {
        assertThat(handled.poll(30, TimeUnit.SECONDS)).isEqualTo(id);
    }

    @Test
    void whatIsStoredIsHandledAtOnce() throws Exception {
        WebhookReceiver receiver = receiver((event, delivery) -> handled.add(delivery.id()));
        started(receiver.workers().pollEvery(NEVER).threads(1));

        for (int i = 0; i < 50; i++) {
            office.store(receiver, "evt" + i);
            awaitHandled("evt" + i);
        }
    }

    @Test
    void whatAnotherProcessStoredIsHandledAfterAPoll() throws Exception {
        WebhookReceiver receiver = receiver((event, delivery) -> handled.add(delivery.id()));
        started(receiver.workers().pollEvery(Duration.ofMillis(1)).threads(1));

        office.store(office.builder().build(), "a");

        awaitHandled("a");
    }

    @Test
    void everyWorkerIsWokenAsLongAsThereIsSomethingToDo() throws Exception {
        int workers = 3;
        CyclicBarrier together = new CyclicBarrier(workers);
        WebhookReceiver receiver = receiver((event, delivery) -> {
            together.await(20, TimeUnit.SECONDS); // nobody gets any further alone
            handled.add(delivery.id());
        });
        started(receiver.workers().pollEvery(NEVER).threads(workers).retries(RetrySchedule.exponential(LONG, LONG, 1)));

        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < workers; i++) {
                office.store(receiver, round + "/" + i);
            }
            for (int i = 0; i < workers; i++) {
                assertThat(handled.poll(30, TimeUnit.SECONDS)).startsWith(round + "/");
            }
        }
    }

    @Test
    void anErrorOfAHandlerEndsNoWorker() throws Exception {
        WebhookReceiver receiver = receiver((event, delivery) -> {
            handled.add(delivery.id());
            if (delivery.id().equals("bad")) {
                throw new StackOverflowError();
            }
        });
        started(receiver.workers()
                .pollEvery(Duration.ofMillis(1))
                .threads(1)
                .retries(RetrySchedule.exponential(LONG, LONG, 2)));
        office.store(receiver, "bad");
        awaitHandled("bad");

        office.store(receiver, "good");

        awaitHandled("good");
    }

    @Test
    void anErrorOfAListenerEndsNoWorker() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        WebhookReceiver receiver = office.builder()
                .onDelivery(WebhookEvent.class, (event, delivery) -> handled.add(delivery.id()))
                .listener(reception -> {
                    if (reception.outcome() == Outcome.STORE_FAILED) {
                        told.countDown();
                        throw new NoClassDefFoundError("for the test");
                    }
                })
                .build();
        office.pool.goDown();
        started(receiver.workers().pollEvery(Duration.ofMillis(1)).threads(1));
        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        office.pool.comeBack();

        office.store(receiver, "a");

        awaitHandled("a");
    }

    @Test
    void anInterruptInOneHandlerIsNoneInTheNext() throws Exception {
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        WebhookReceiver receiver = receiver((event, delivery) -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            if (delivery.id().equals("a")) {
                throw new InterruptedException("by somebody");
            }
            Thread.currentThread().interrupt();
        });
        office.store(receiver, "a");
        office.clock.advance(Duration.ofSeconds(1));
        for (String id : List.of("b", "c", "d")) {
            office.store(receiver, id);
        }

        started(receiver.workers().pollEvery(NEVER).threads(1));

        for (int i = 0; i < 4; i++) {
            assertThat(interrupted.poll(30, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void aStoreThatWasDownIsUsedAgain() throws Exception {
        CountDownLatch failures = new CountDownLatch(3);
        WebhookReceiver receiver = office.builder()
                .onDelivery(WebhookEvent.class, (event, delivery) -> handled.add(delivery.id()))
                .listener(reception -> {
                    if (reception.outcome() == Outcome.STORE_FAILED) {
                        failures.countDown();
                    }
                })
                .build();
        office.store(receiver, "a");
        office.pool.goDown();
        started(receiver.workers().pollEvery(Duration.ofMillis(1)).threads(2));
        assertThat(failures.await(30, TimeUnit.SECONDS)).isTrue();

        office.pool.comeBack();

        awaitHandled("a");
    }

    @Test
    void closingWaitsForWhoIsAtWorkAndTakesNothingNew() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ConcurrentMap<String, Thread> threads = new ConcurrentHashMap<>();
        WebhookReceiver receiver = receiver((event, delivery) -> {
            threads.put(delivery.id(), Thread.currentThread());
            working.countDown();
            assertThat(mayEnd.await(30, TimeUnit.SECONDS)).isTrue();
            handled.add(delivery.id());
        });
        WebhookWorkers workers =
                started(receiver.workers().pollEvery(NEVER).threads(1).closeWithin(Duration.ofSeconds(Long.MAX_VALUE)));
        office.store(receiver, "a");
        assertThat(working.await(30, TimeUnit.SECONDS)).isTrue();
        office.store(receiver, "b");

        Thread closing = new Thread(workers::close);
        closing.start();
        while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        closing.join();

        assertThat(handled).containsExactly("a");
        assertThat(Objects.requireNonNull(threads.get("a")).isAlive()).isFalse();
        assertThat(office.store.claimDue().orElseThrow().delivery().id()).isEqualTo("b");
    }

    @Test
    void closingInterruptsWhoTakesTooLongAndWhatWasNotFinishedIsTriedAgain() throws Exception {
        BlockingQueue<Thread> working = new LinkedBlockingQueue<>();
        WebhookReceiver receiver = receiver((event, delivery) -> {
            working.add(Thread.currentThread());
            never.await();
        });
        WebhookWorkers workers =
                started(receiver.workers().pollEvery(NEVER).threads(1).closeWithin(Duration.ZERO));
        office.store(receiver, "a");
        Thread thread = working.take();

        workers.close();
        thread.join();

        office.clock.advance(Duration.ofHours(1));
        assertThat(office.store.claimDue().orElseThrow().delivery().attempt()).isEqualTo(2);
        assertThat(office.outcomes()).containsExactly(Outcome.STORED, Outcome.HANDLER_FAILED);
    }

    @Test
    void closingEndsIdleWorkersAtOnceAlsoWhereAReceiverHasSeveral() {
        WebhookReceiver receiver = receiver((event, delivery) -> {});
        WebhookWorkers first = receiver.workers()
                .pollEvery(NEVER)
                .closeWithin(NEVER)
                .threads(3)
                .start();
        WebhookWorkers second = receiver.workers()
                .pollEvery(NEVER)
                .closeWithin(NEVER)
                .threads(3)
                .start();

        first.close();
        second.close();
        second.close();
    }

    @Test
    void aHandlerMayCloseItsWorkers() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        WebhookWorkers[] workers = new WebhookWorkers[1];
        CountDownLatch isStarted = new CountDownLatch(1);
        WebhookReceiver receiver = receiver((event, delivery) -> {
            isStarted.await();
            workers[0].close();
            closed.countDown();
        });
        workers[0] = receiver.workers()
                .pollEvery(NEVER)
                .closeWithin(NEVER)
                .threads(2)
                .start();
        isStarted.countDown();

        office.store(receiver, "a");

        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void manyWorkersOfSeveralReceiversHandleEachEventOnce() throws Exception {
        int events = 2_000;
        Office shared = new Office(Database.POSTGRESQL);
        ConcurrentMap<String, AtomicInteger> times = new ConcurrentHashMap<>();
        CountDownLatch left = new CountDownLatch(events);
        DeliveryHandler<WebhookEvent> handler = (event, delivery) -> {
            times.computeIfAbsent(delivery.id(), id -> new AtomicInteger()).incrementAndGet();
            left.countDown();
        };
        WebhookReceiver first =
                shared.builder().onDelivery(WebhookEvent.class, handler).build();
        WebhookReceiver second =
                shared.builder().onDelivery(WebhookEvent.class, handler).build();
        for (int i = 0; i < events / 2; i++) {
            shared.store(first, "before" + i);
        }
        all = List.of(
                first.workers().threads(4).start(), second.workers().threads(4).start());
        for (int i = 0; i < events / 2; i++) {
            shared.store(i % 2 == 0 ? first : second, "during" + i);
        }

        assertThat(left.await(50, TimeUnit.SECONDS)).isTrue();
        all.forEach(WebhookWorkers::close);

        assertThat(times)
                .hasSize(events)
                .allSatisfy((id, count) -> assertThat(count).hasValue(1));
        assertThat(shared.outcomes()).filteredOn(Outcome.HANDLED::equals).hasSize(events);
        assertThat(shared.store.claimDue()).isEmpty();
    }
}
