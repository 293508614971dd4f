package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.ReadOnlyClientException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RequestListener;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.quotes.NewQuote;
import app.winfactor.sdk.quotes.Quote;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class AsyncDoorTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final RequestListener NOBODY = attempt -> {};
    private static final RetryPolicy TWICE = new RetryPolicy(2, Duration.ZERO, Duration.ZERO);

    private final VirtualTime virtual = new VirtualTime();
    private final RecordingLimiter turns = RecordingLimiter.granting();
    private final ScriptedServer server = new ScriptedServer();

    AsyncDoorTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    // What comes out

    @Test
    void whatACallGivesArrives() {
        server.then(ScriptedServer.ok(Fixture.QUOTE.json()), ScriptedServer.ok(""));
        AsyncWinFactorClient client = client(turns);
        assertThat(client.quotes().get("q").join().id()).isEqualTo("k61one");
        assertThat(client.quotes()
                        .send("q", s -> s.addRecipients("a@example.com"))
                        .join())
                .isNull();
        assertThat(turns.granted()).isEqualTo(2);
        assertThat(turns.allCameBack() && turns.noneCameBackTwice()).isTrue();
    }

    @Test
    void aFailureIsTheVeryExceptionAndTheCauseForWhoeverWaits() throws InterruptedException {
        server.then(ScriptedServer.status(404), ScriptedServer.status(404));
        AtomicReference<Throwable> seen = new AtomicReference<>();
        CompletableFuture<Quote> call = client(turns).quotes().get("q");
        CompletableFuture<Quote> watched = call.whenComplete((quote, failure) -> seen.set(failure));
        assertThatThrownBy(watched::join).isInstanceOf(CompletionException.class);
        assertThat(seen.get()).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(call::join).isInstanceOf(CompletionException.class).hasCause(seen.get());
        assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class).hasCause(seen.get());

        CompletableFuture<Void> unused = client(turns)
                .quotes()
                .send("q", s -> s.addRecipients("a@example.com"))
                .whenComplete((done, failure) -> seen.set(failure));
        Await.until(unused::isDone);
        assertThat(seen.get()).isInstanceOf(NotFoundException.class).hasMessageContaining("/quotes/{id}/send");
    }

    @Test
    void argumentsThatCannotBeAreRefusedAtOnce() {
        AsyncWinFactorClient client = client(turns);
        assertThatThrownBy(() -> client.quotes().get(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.quotes().update("q", u -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.contacts().findByEmail("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.submissions()
                        .createQuoteOnce("..", NewQuote.builder().build()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.withDeadline(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received()).isEmpty();
        assertThat(turns.asked()).isEmpty();
    }

    @Test
    void aReadOnlyClientRefusesInTheFutureAndAsksForNoTurn() {
        AsyncWinFactorClient client = WinFactorClient.builder()
                .baseUrl(server.url())
                .apiKey(Clients.KEY)
                .rateLimiter(turns)
                .readOnly()
                .buildAsync();
        assertThat(failure(client.submissions().createQuote("s"))).isInstanceOf(ReadOnlyClientException.class);
        assertThat(turns.asked()).isEmpty();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aClosedClientSaysSoInTheFuture() {
        AsyncWinFactorClient client = WinFactorClient.builder()
                .baseUrl(server.url())
                .apiKey(Clients.KEY)
                .rateLimiter(turns)
                .buildAsync();
        client.close();
        assertThat(failure(client.quotes().get("q")))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("closed");
        assertThat(turns.allCameBack() && turns.noneCameBackTwice()).isTrue();
    }

    // Giving up

    /** Every way in which an operation is built of futures. */
    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    enum Operation {
        A_READ(client -> client.quotes().get("q")),
        A_FELT_WRITE(client -> client.submissions().createQuote("s")),
        WITHOUT_AN_ANSWER(client -> client.quotes().send("q", s -> s.addRecipients("a@example.com"))),
        OF_A_PLAN(client ->
                client.submissions().createQuoteOnce("s", NewQuote.builder().build())),
        OF_A_WAIT(client -> client.quotes().awaitPdf("q", DEADLINE)),
        A_SEARCH(client -> client.contacts().findByEmail("a@example.com")),
        OF_A_LIST(client -> client.leads().list().forEach(lead -> {}));

        private final Function<AsyncWinFactorClient, CompletableFuture<?>> call;

        Operation(Function<AsyncWinFactorClient, CompletableFuture<?>> call) {
            this.call = call;
        }
    }

    /** Every way to end a future from outside. */
    enum GivingUp {
        CANCEL {
            @Override
            void on(CompletableFuture<?> call) {
                call.cancel(true);
            }
        },
        TIME_OUT {
            @Override
            void on(CompletableFuture<?> call) {
                CompletableFuture<?> unused = call.orTimeout(1, TimeUnit.MILLISECONDS);
            }
        },
        COMPLETE {
            @Override
            void on(CompletableFuture<?> call) {
                call.complete(null);
            }
        };

        abstract void on(CompletableFuture<?> call);
    }

    static Stream<Arguments> operationsAndEnds() {
        return Stream.of(Operation.values())
                .flatMap(operation -> Stream.of(GivingUp.values()).map(end -> Arguments.of(operation, end)));
    }

    @ParameterizedTest
    @MethodSource("operationsAndEnds")
    void givingUpEndsAnExchangeWhoseHeadDoesNotCome(Operation operation, GivingUp end) throws InterruptedException {
        givingUpEnds(Held.beforeTheHead(), operation, end);
    }

    @ParameterizedTest
    @MethodSource("operationsAndEnds")
    void givingUpEndsAnExchangeWhoseBodyDoesNotEnd(Operation operation, GivingUp end) throws InterruptedException {
        givingUpEnds(Held.withinTheBody(), operation, end);
    }

    private void givingUpEnds(Held held, Operation operation, GivingUp end) throws InterruptedException {
        server.then(held);
        CompletableFuture<?> call = operation.call.apply(client(turns));
        held.awaitRequest();
        end.on(call);
        held.awaitTheClientGone();
        Await.until(() -> turns.granted() == 1 && turns.allCameBack());
        assertNothingFollows(1);
    }

    @ParameterizedTest
    @MethodSource("operationsAndEnds")
    void givingUpEndsTheWaitForATurn(Operation operation, GivingUp end) throws InterruptedException {
        RecordingLimiter holding = RecordingLimiter.holding();
        CompletableFuture<?> call = operation.call.apply(client(holding));
        CompletableFuture<RateLimiter.Turn> asked = holding.asked().get(0);
        assertThat(asked).isNotDone();
        end.on(call);
        Await.until(asked::isCancelled);
        assertNothingFollows(0);
        assertThat(holding.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void givingUpEndsTheWaitBeforeARepeat(GivingUp end) throws InterruptedException {
        server.then(ScriptedServer.status(429, "", "Retry-After", "7"));
        WatchedTime time = new WatchedTime(virtual);
        CompletableFuture<Quote> call = new AsyncWinFactorClient(settings(time, DEADLINE, TWICE, turns, NOBODY))
                .quotes()
                .get("q");
        Await.until(() -> !time.timers.isEmpty());
        end.on(call);
        Await.until(() -> time.timers.element().isCancelled());
        virtual.advance(Duration.ofMinutes(1));
        assertNothingFollows(1);
        assertThat(turns.refused()).isEqualTo(1);
        assertThat(turns.asked()).hasSize(2); // and one of those is the other call's
    }

    @ParameterizedTest
    @EnumSource
    void givingUpEndsTheWaitBetweenTwoCallsOfOnePlan(GivingUp end) throws InterruptedException {
        server.then(ScriptedServer.ok(Fixture.QUOTE_BARE.json()));
        WatchedTime time = new WatchedTime(virtual);
        CompletableFuture<Quote> call = new AsyncWinFactorClient(settings(time, DEADLINE, TWICE, turns, NOBODY))
                .quotes()
                .awaitPdf("q", DEADLINE);
        Await.until(() -> !time.timers.isEmpty());
        end.on(call);
        Await.until(() -> time.timers.element().isCancelled());
        virtual.advance(Duration.ofMinutes(1));
        assertNothingFollows(1);
        assertThat(turns.asked()).hasSize(2);
    }

    /** Another call, there and back, leaves time enough for what should not happen. */
    private void assertNothingFollows(int received) {
        server.then(ScriptedServer.ok(Fixture.ORGANIZATION.json()));
        assertThat(client(turns).organization().get().join().id()).isEqualTo("org_2fixture");
        assertThat(server.received()).hasSize(received + 1);
        assertThat(turns.allCameBack()).isTrue();
        assertThat(turns.noneCameBackTwice()).isTrue();
    }

    @Test
    void aTurnThatComesWhileTheCallIsGivenUpGoesBackOnce() throws InterruptedException {
        RecordingLimiter holding = RecordingLimiter.holding();
        AsyncWinFactorClient client = client(holding);
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 300; i++) {
                server.then(ScriptedServer.ok(Fixture.QUOTE.json()));
                CompletableFuture<Quote> call = client.quotes().get("q");
                CompletableFuture<RateLimiter.Turn> turn = holding.asked().get(i);
                CountDownLatch both = new CountDownLatch(2);
                others.execute(() -> together(both, () -> holding.grant(turn)));
                others.execute(() -> together(both, () -> call.cancel(true)));
                Await.until(() -> call.isDone() && turn.isDone());
            }
        } finally {
            others.shutdown();
        }
        Await.until(holding::allCameBack);
        assertThat(holding.noneCameBackTwice()).isTrue();
    }

    private static void together(CountDownLatch both, Runnable work) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        work.run();
    }

    @Test
    void aTurnThatComesWhileTheCallerIsInterruptedGoesBackOnce() throws InterruptedException {
        RecordingLimiter holding = RecordingLimiter.holding();
        WinFactorClient client = new WinFactorClient(settings(Time.SYSTEM, DEADLINE, TWICE, holding, NOBODY));
        try (Logged log = new Logged()) {
            for (int i = 0; i < 300; i++) {
                server.then(ScriptedServer.ok(Fixture.QUOTE.json()));
                int number = i;
                CountDownLatch both = new CountDownLatch(2);
                Thread caller = new Thread(() -> {
                    try {
                        assertThat(client.quotes().get("q")).isNotNull();
                    } catch (TransportException e) {
                        assertThat(e).hasMessageContaining("interrupted");
                    }
                });
                caller.start();
                Await.until(() -> holding.asked().size() > number);
                Thread granting = new Thread(
                        () -> together(both, () -> holding.grant(holding.asked().get(number))));
                granting.start();
                together(both, caller::interrupt);
                granting.join();
                caller.join();
            }
            assertThat(log.lines()).allSatisfy(line -> assertThat(line).contains("interrupted"));
        }
        assertThat(holding.allCameBack()).isTrue();
        assertThat(holding.noneCameBackTwice()).isTrue();
    }

    @Test
    void a429GivesItsTurnBackAsRefused() {
        server.then(ScriptedServer.status(429), ScriptedServer.ok(Fixture.QUOTE.json()));
        assertThat(new AsyncWinFactorClient(settings(Time.SYSTEM, DEADLINE, TWICE, turns, NOBODY))
                        .quotes()
                        .get("q")
                        .join())
                .isNotNull();
        assertThat(turns.granted()).isEqualTo(2);
        assertThat(turns.refused()).isEqualTo(1);
        assertThat(turns.allCameBack() && turns.noneCameBackTwice()).isTrue();
    }

    // Threads

    @Test
    void continuationsThatBlockHoldNobodyUp() throws InterruptedException {
        int blocking = 20;
        CountDownLatch watched = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        AsyncWinFactorClient client = client(turns);
        try {
            for (int i = 0; i < blocking; i++) {
                server.then((request, socket) -> {
                    await(watched); // or else the continuation could run on the thread that adds it
                    ScriptedServer.ok(Fixture.QUOTE.json()).to(request, socket);
                });
                CompletableFuture<Void> unused = client.quotes().get("q").thenRun(() -> {
                    threads.add(Thread.currentThread().getClass().getName() + " "
                            + Thread.currentThread().getName());
                    await(release);
                });
            }
            watched.countDown();
            Await.until(() -> threads.size() == blocking);
            server.then(ScriptedServer.ok(Fixture.QUOTE.json()), ScriptedServer.ok("{\"quoteId\":\"k61\"}"));
            assertThat(client.quotes().get("q").join()).isNotNull();
            assertThat(client.submissions().createQuote("s").join()).isNotNull();
            assertThat(turns.allCameBack()).isTrue();
            assertThat(threads).allSatisfy(thread -> assertThat(thread).startsWith("java.lang.Thread winfactor-"));
        } finally {
            release.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void fiveHundredCallsAtOnceAllEnd() throws IOException, InterruptedException {
        BusyServer.Answer found = new BusyServer.Answer(200, Fixture.QUOTE.json());
        BusyServer.Answer missing = new BusyServer.Answer(404, "");
        try (BusyServer busy = new BusyServer(target -> target.endsWith("missing") ? missing : found)) {
            AsyncWinFactorClient client = new AsyncWinFactorClient(
                    Clients.settings(busy.url(), Time.SYSTEM, DEADLINE, RetryPolicy.standard(), turns, NOBODY));
            List<CompletableFuture<Quote>> calls = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                CompletableFuture<Quote> call = client.quotes().get(i % 3 == 0 ? "missing" : "q" + i);
                if (i % 5 == 0) {
                    boolean unused = call.cancel(true); // too late for one that is back already
                }
                calls.add(call);
            }
            Await.until(() -> calls.stream().allMatch(CompletableFuture::isDone));
            for (int i = 0; i < 500; i++) {
                CompletableFuture<Quote> call = calls.get(i);
                if (call.isCancelled()) {
                    assertThat(i % 5).isZero();
                } else if (i % 3 == 0) {
                    assertThat(failure(call)).isInstanceOf(NotFoundException.class);
                } else {
                    assertThat(call.join().id()).isEqualTo("k61one");
                }
            }
            Await.until(() -> turns.granted() == 500 && turns.allCameBack());
            assertThat(turns.noneCameBackTwice()).isTrue();
        }
    }

    private AsyncWinFactorClient client(RateLimiter limiter) {
        return new AsyncWinFactorClient(settings(Time.SYSTEM, DEADLINE, RetryPolicy.none(), limiter, NOBODY));
    }

    private EngineSettings settings(
            Time time, Duration deadline, RetryPolicy policy, RateLimiter limiter, RequestListener listener) {
        return Clients.settings(server.url(), time, deadline, policy, limiter, listener);
    }

    private static Throwable failure(CompletableFuture<?> call) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, call::join);
        assertThat(failure).hasCauseInstanceOf(Throwable.class);
        return Objects.requireNonNull(failure.getCause());
    }

    /** Time whose timers can be seen. */
    private static final class WatchedTime implements Time {
        private final Time time;
        private final Queue<CompletableFuture<Void>> timers = new ConcurrentLinkedQueue<>();

        WatchedTime(Time time) {
            this.time = time;
        }

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public long nanos() {
            return time.nanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            time.sleep(duration);
        }

        @Override
        public CompletableFuture<Void> after(Duration duration) {
            CompletableFuture<Void> timer = time.after(duration);
            timers.add(timer);
            return timer;
        }

        @Override
        public <T> T await(CompletableFuture<T> future, Duration atMost)
                throws InterruptedException, ExecutionException, TimeoutException {
            return time.await(future, atMost);
        }
    }
}
