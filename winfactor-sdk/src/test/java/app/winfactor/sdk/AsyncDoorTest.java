package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.ReadOnlyClientException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.NoTurnException;
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
import java.util.Optional;
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
    private static final Duration SLACK = Duration.ofSeconds(2);
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

    // The deadline

    @ParameterizedTest
    @EnumSource
    void theDeadlineHoldsWhenTheHeadDoesNotCome(Door door) {
        endsAtTheDeadline(door, Duration.ofMillis(300), server.stalledHead());
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineHoldsWhenTheBodyDoesNotEnd(Door door) {
        endsAtTheDeadline(door, Duration.ofMillis(300), server.stalledBody(200));
    }

    @ParameterizedTest
    @EnumSource
    void theBodyHasTheTimeOnlyThatTheHeadLeft(Door door) {
        Duration deadline = Duration.ofSeconds(3);
        endsAtTheDeadline(door, deadline, (request, socket) -> {
            try {
                Thread.sleep(deadline.toMillis() * 3 / 4);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            server.stalledBody(200).to(request, socket);
        });
    }

    private void endsAtTheDeadline(Door door, Duration deadline, ScriptedServer.Reply fault) {
        server.then(fault);
        EngineSettings settings = settings(Time.SYSTEM, deadline, RetryPolicy.standard(), turns, NOBODY);
        long begin = System.nanoTime();
        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> door.through(
                        settings,
                        client -> client.submissions().createQuote("s"),
                        client -> client.submissions().createQuote("s")))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(deadline, deadline.plus(SLACK));
        assertThat(server.received()).hasSize(1);
        assertThat(turns.allCameBack() && turns.noneCameBackTwice()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aTurnThatNeverComesEndsTheCallAtItsDeadline(Door door) {
        RecordingLimiter holding = RecordingLimiter.holding();
        // Virtual time passes only when somebody expects something.
        CompletableFuture<Void> unused = virtual.after(DEADLINE.plusNanos(1));
        assertThat(failsUnsent(door, settings(virtual, DEADLINE, RetryPolicy.standard(), holding, NOBODY)))
                .isInstanceOf(CallTimeoutException.class)
                .hasMessageContaining("deadline");
        assertThat(virtual.passed()).isBetween(DEADLINE, DEADLINE.plusNanos(1));
        assertThat(holding.asked()).singleElement().matches(CompletableFuture::isCancelled);
    }

    @ParameterizedTest
    @EnumSource
    void aTurnThatComesAtTheDeadlineIsTooLateAndGoesBack(Door door) {
        RecordingLimiter holding = RecordingLimiter.holding();
        RateLimiter late = atMost -> {
            CompletableFuture<RateLimiter.Turn> turn = holding.turn(atMost);
            virtual.advance(DEADLINE);
            holding.grant(turn);
            return turn;
        };
        assertThat(failsUnsent(door, settings(virtual, DEADLINE, RetryPolicy.standard(), late, NOBODY)))
                .isInstanceOf(CallTimeoutException.class);
        assertThat(holding.granted()).isEqualTo(1);
        assertThat(holding.allCameBack() && holding.noneCameBackTwice()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptWithAlmostNoTimeIsStillAnAttempt(Door door) {
        // Half of the last nanosecond is none, and no request takes that.
        RateLimiter slow = atMost -> {
            virtual.advance(atMost.minusNanos(1));
            return turns.turn(atMost);
        };
        server.then(ScriptedServer.ok(Fixture.QUOTE.json()));
        EngineSettings settings = settings(virtual, DEADLINE, RetryPolicy.standard(), slow, NOBODY);
        try {
            Quote quote = get(door, settings);
            assertThat(quote.id()).isEqualTo("k61one");
        } catch (CallTimeoutException e) {
            assertThat(e.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        }
    }

    // Limiters and listeners of the user's own

    @ParameterizedTest
    @EnumSource
    void aLimiterThatKnowsThatItIsTooLateSaysWhenItWouldNotBe(Door door) {
        RateLimiter full = atMost -> CompletableFuture.failedFuture(new NoTurnException(Duration.ofSeconds(40)));
        CallTimeoutException failure = (CallTimeoutException)
                failsUnsent(door, settings(virtual, DEADLINE, RetryPolicy.standard(), full, NOBODY));
        assertThat(failure.retryAt()).contains(VirtualTime.START.plusSeconds(40));
        assertThat(virtual.passed()).isZero();
    }

    /** How a limiter of the user's own can break. */
    @SuppressWarnings({"ImmutableEnumChecker", "NullAway"}) // the lambdas hold nothing; null is what is tested
    enum Broken {
        THROWS(atMost -> {
            throw new IllegalStateException("no store");
        }),
        FAILS(atMost -> CompletableFuture.failedFuture(new IOException("no store"))),
        FAILS_LATER(atMost -> CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("no store");
        })),
        CANCELS(atMost -> {
            CompletableFuture<RateLimiter.Turn> turn = new CompletableFuture<>();
            turn.cancel(true);
            return turn;
        }),
        TIMES_OUT(atMost -> CompletableFuture.failedFuture(new TimeoutException())),
        ANSWERS_NOTHING(atMost -> null);

        private final RateLimiter limiter;

        Broken(RateLimiter limiter) {
            this.limiter = limiter;
        }
    }

    static Stream<Arguments> doorsAndBrokenLimiters() {
        return Stream.of(Door.values())
                .flatMap(door -> Stream.of(Broken.values()).map(broken -> Arguments.of(door, broken)));
    }

    @ParameterizedTest
    @MethodSource("doorsAndBrokenLimiters")
    void aBrokenLimiterFailsTheCallAndSendsNothing(Door door, Broken broken) {
        assertThat(failsUnsent(door, settings(Time.SYSTEM, DEADLINE, RetryPolicy.standard(), broken.limiter, NOBODY)))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("the rate limiter failed");
    }

    private WinFactorException failsUnsent(Door door, EngineSettings settings) {
        WinFactorException failure = catchThrowableOfType(
                WinFactorException.class,
                () -> door.through(
                        settings,
                        client -> client.submissions().createQuote("s"),
                        client -> client.submissions().createQuote("s")));
        assertThat(failure).isNotNull();
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.call().attempts()).isZero();
        assertThat(server.received()).isEmpty();
        return failure;
    }

    @ParameterizedTest
    @EnumSource
    void aLimiterThatCannotTakeATurnBackLosesNoAnswer(Door door) {
        RateLimiter broken = atMost -> CompletableFuture.completedFuture(new RateLimiter.Turn() {
            @Override
            public void ended() {
                throw new IllegalStateException("no store");
            }

            @Override
            public void refused(Optional<Duration> retryAfter) {
                throw new IllegalStateException("no store");
            }
        });
        server.then(ScriptedServer.status(429), ScriptedServer.ok("{\"quoteId\":\"k61\"}"));
        try (Logged log = new Logged()) {
            assertThat(door.through(
                                    settings(Time.SYSTEM, DEADLINE, TWICE, broken, NOBODY),
                                    client -> client.submissions().createQuote("s"),
                                    client -> client.submissions().createQuote("s"))
                            .quoteId())
                    .isEqualTo("k61");
            assertThat(log.lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("RateLimiter"));
        }
        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatThrowsChangesNothing(Door door) {
        for (RequestListener listener : List.<RequestListener>of(
                attempt -> {
                    throw new IllegalStateException("no metrics");
                },
                attempt -> {
                    throw new NoClassDefFoundError("no metrics");
                })) {
            server.then(
                    ScriptedServer.status(503), ScriptedServer.ok(Fixture.QUOTE.json()), ScriptedServer.status(404));
            EngineSettings settings = settings(Time.SYSTEM, DEADLINE, TWICE, turns, listener);
            try (Logged log = new Logged()) {
                assertThat(get(door, settings).id()).isEqualTo("k61one");
                assertThat(log.lines())
                        .hasSize(2)
                        .allSatisfy(line -> assertThat(line).contains("RequestListener"));
            }
            assertThatThrownBy(() -> get(door, settings)).isInstanceOf(NotFoundException.class);
        }
        assertThat(turns.granted()).isEqualTo(6);
        assertThat(turns.allCameBack() && turns.noneCameBackTwice()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anHttpClientThatThrowsStillGivesTheTurnBack(Door door) {
        WinFactorClientBuilder builder = WinFactorClient.builder()
                .baseUrl(server.url())
                .apiKey(Clients.KEY)
                .rateLimiter(turns)
                .httpClient(new ThrowingHttpClient());
        assertThatThrownBy(() -> {
                    if (door == Door.BLOCKING) {
                        builder.build().quotes().get("q");
                    } else {
                        throw failure(builder.buildAsync().quotes().get("q"));
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no client");
        assertThat(turns.granted()).isEqualTo(1);
        assertThat(turns.allCameBack() && turns.noneCameBackTwice()).isTrue();
    }

    private static Quote get(Door door, EngineSettings settings) {
        return door.through(
                settings,
                client -> client.quotes().get("q"),
                client -> client.quotes().get("q"));
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
