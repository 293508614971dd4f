package app.winfactor.samples.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RateLimiter.Turn;
import app.winfactor.testkit.FakeWinFactor;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(120)
class SharedRateLimiterTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration STEP = SharedMinute.STEP;
    private static final Duration LITTLE = Duration.ofMillis(1);
    private static final AtomicInteger LABELS = new AtomicInteger();

    private static Postgres postgres;

    private final VirtualTime time = new VirtualTime();
    private final String label = "test " + LABELS.incrementAndGet();
    private final SharedRateLimiter one = process();
    private final SharedRateLimiter two = process();
    private final SharedRateLimiter three = process();

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void up() {
        postgres.comeBack();
    }

    /** Twelve workers in each of three processes, who call as fast as they are let. */
    @ParameterizedTest(name = "ways of up to {0} ms")
    @ValueSource(ints = {500, 2000})
    void threeProcessesUseTheLimitAndStayWithinItHoweverItIsCounted(int latency) {
        int minutes = 6;
        Arrivals arrivals = new Arrivals();
        Random random = new Random(latency);
        for (RateLimiter process : List.of(one, two, three)) {
            IntStream.range(0, 12).forEach(worker -> work(process, arrivals, random, latency));
        }
        time.advance(MINUTE.multipliedBy(minutes));
        double use = arrivals.count() / (120.0 * minutes);
        System.out.printf(
                Locale.ROOT,
                "3 processes, ways of 0 to %d ms, %d minutes: %d arrived, %.1f %% of 120 a minute;%n"
                        + "most in any 60 s %d, in a minute of the clock %d; a bucket of %d would do%n",
                latency,
                minutes,
                arrivals.count(),
                100 * use,
                arrivals.mostInAnyMinute(),
                arrivals.mostInAFixedMinute(),
                arrivals.bucketNeeded());
        assertThat(arrivals.mostInAnyMinute()).isLessThanOrEqualTo(120);
        assertThat(arrivals.mostInAFixedMinute()).isLessThanOrEqualTo(120);
        assertThat(arrivals.bucketNeeded()).isLessThanOrEqualTo(120 / 4);
        assertThat(use).isGreaterThanOrEqualTo(0.95);
    }

    private void work(RateLimiter process, Arrivals arrivals, Random random, int latency) {
        CompletableFuture<Void> unused = process.turn(LONG)
                .thenAccept(turn -> time.after(Duration.ofMillis(random.nextInt(latency + 1)), () -> {
                    arrivals.add(time.passed());
                    time.after(Duration.ofMillis(random.nextInt(100)), () -> {
                        turn.ended();
                        work(process, arrivals, random, latency);
                    });
                }));
    }

    /** One in three does not wait for its turn, and asks again. */
    @Test
    void placesThatAreGivenUpMakeNoMinuteTooFullAndAreUsed() {
        int minutes = 6;
        Arrivals arrivals = new Arrivals();
        Random random = new Random(1);
        for (RateLimiter process : List.of(one, two, three)) {
            IntStream.range(0, 12).forEach(worker -> work(process, arrivals, random, 500));
            IntStream.range(0, 6).forEach(worker -> hesitate(process, arrivals, random));
        }
        time.advance(MINUTE.multipliedBy(minutes));
        System.out.printf(
                Locale.ROOT,
                "one in three leaves the queue: %.1f %% of 120 a minute, most in any 60 s %d%n",
                100 * arrivals.count() / (120.0 * minutes),
                arrivals.mostInAnyMinute());
        assertThat(arrivals.mostInAnyMinute()).isLessThanOrEqualTo(120);
        assertThat(arrivals.count() / (120.0 * minutes)).isGreaterThanOrEqualTo(0.95);
    }

    private void hesitate(RateLimiter process, Arrivals arrivals, Random random) {
        CompletableFuture<Turn> asked = process.turn(LONG);
        CompletableFuture<Void> unused = asked.thenAccept(turn -> {
            arrivals.add(time.passed());
            turn.ended();
            hesitate(process, arrivals, random);
        });
        time.after(Duration.ofMillis(random.nextInt(10_000)), () -> {
            if (asked.cancel(true)) {
                hesitate(process, arrivals, random);
            }
        });
    }

    @Test
    void aTurnThatIsFreeIsGivenAtOnceAndTheNextOneAStepLater() {
        startsAfter(Duration.ZERO, ask(one));
        startsAfter(STEP, ask(two));
        time.advance(MINUTE);
        startsAfter(Duration.ZERO, ask(three));
    }

    @Test
    void whoComesFirstIsServedFirstInWhateverProcess() {
        List<Asked> asked =
                Stream.of(one, two, one, three, two, one).map(this::ask).toList();
        for (int i = 0; i < asked.size(); i++) {
            startsAfter(STEP.multipliedBy(i), asked.get(i));
        }
    }

    @Test
    void aRefusalPausesAllProcessesAndAlsoThoseWhoHaveTheirPlaceAlready() {
        Asked first = ask(one);
        Asked waiting = ask(two);
        Asked behind = ask(one);
        refuse(first, Duration.ofSeconds(20));
        Asked late = ask(three);
        time.advance(Duration.ofSeconds(20));
        assertThat(Stream.of(waiting, behind, late)).noneMatch(Asked::isOver);
        startsAfter(Duration.ofSeconds(20).plus(STEP), waiting);
        startsAfter(Duration.ofSeconds(20).plus(STEP.multipliedBy(2)), behind);
        startsAfter(Duration.ofSeconds(20).plus(STEP.multipliedBy(3)), late);
    }

    @Test
    void pausesThatOverlapAreNotAddedUp() {
        Asked first = ask(one);
        Asked second = ask(two);
        time.advance(STEP);
        refuse(first, Duration.ofSeconds(20));
        time.advance(Duration.ofSeconds(5));
        refuse(second, Duration.ofSeconds(17)); // two seconds longer than the first
        second.turn().refused(Optional.of(LONG)); // it has ended already
        time.advance(STEP);
        startsAfter(Duration.ofSeconds(17), ask(three));
    }

    @Test
    void aRefusalThatDoesNotSayForHowLongPausesToo() {
        Asked first = ask(one);
        first.turn().refused(Optional.empty());
        time.settle();
        assertThat(earliest(two.turn(Duration.ofSeconds(2))))
                .isCloseTo(Duration.ofSeconds(5).plus(STEP), LITTLE);
    }

    @Test
    void aRetryAfterBeyondReasonLocksNobodyOutForGood() {
        refuse(ask(one), Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(earliest(two.turn(LONG))).isCloseTo(Duration.ofDays(1).plus(STEP), LITTLE);
    }

    @Test
    void whoeverCannotStartInTimeIsToldAtOnceAndWhenHeCould() {
        IntStream.range(0, 10).forEach(i -> ask(one));
        assertThat(earliest(two.turn(Duration.ofSeconds(5)))).isCloseTo(STEP.multipliedBy(10), LITTLE);
        assertThat(earliest(two.turn(Duration.ZERO))).isCloseTo(STEP.multipliedBy(10), LITTLE);
        assertThat(earliest(two.turn(Duration.ofSeconds(Long.MIN_VALUE)))).isCloseTo(STEP.multipliedBy(10), LITTLE);
        startsAfter(STEP.multipliedBy(10), ask(two));
    }

    @Test
    void whoeverCannotStartInTimeAfterAPauseIsToldWhenThePauseComesToLight() {
        Asked first = ask(one);
        CompletableFuture<Turn> hasty = one.turn(Duration.ofSeconds(10));
        Asked patient = ask(one);
        refuse(first, Duration.ofSeconds(20));
        assertThat(earliest(hasty)).isCloseTo(Duration.ofSeconds(20).plus(STEP), LITTLE);
        startsAfter(Duration.ofSeconds(20).plus(STEP), patient);
    }

    @Test
    void whoeverWaitsAsLongAsADurationCanSayGetsHisTurn() {
        ask(one);
        CompletableFuture<Turn> patient = two.turn(Duration.ofSeconds(Long.MAX_VALUE));
        time.advance(STEP);
        assertThat(patient).isCompleted();
    }

    @Test
    void thePlaceOfWhoLeavesGoesToThoseBehindHim() {
        ask(one);
        List<Asked> queue = Stream.of(one, one, one, one).map(this::ask).toList();
        queue.get(0).future().cancel(true);
        queue.get(2).future().cancel(true);
        startsAfter(STEP, queue.get(1));
        startsAfter(STEP.multipliedBy(2), queue.get(3));
    }

    @Test
    void aPlaceThatIsGivenUpIsThereForAllProcesses() {
        ask(one);
        List<Asked> queue = Stream.of(one, one, one).map(this::ask).toList();
        queue.forEach(asked -> asked.future().cancel(true));
        time.settle();
        startsAfter(STEP, ask(two));
    }

    /** Given back to all, the place of process two would be given out a second time. */
    @Test
    void aPlaceBeforeThoseOfOtherProcessesGoesToWhoAsksNextInItsOwn() {
        ask(one);
        List<Asked> queue = Stream.of(one, one).map(this::ask).toList();
        Asked other = ask(two);
        queue.forEach(asked -> asked.future().cancel(true));
        time.settle();
        Asked third = ask(three);
        Asked next = ask(one);
        startsAfter(STEP, next);
        startsAfter(STEP.multipliedBy(3), other);
        startsAfter(STEP.multipliedBy(4), third);
    }

    @Test
    void aPlaceThatNobodyWantsPassesUnused() {
        ask(one);
        Asked leaving = ask(one);
        Asked other = ask(two);
        leaving.future().cancel(true);
        time.advance(STEP);
        Asked next = ask(one);
        startsAfter(STEP.multipliedBy(2), other);
        startsAfter(STEP.multipliedBy(2), next);
    }

    @Test
    void whileTheDatabaseIsDownThereAreNoTurnsAndAfterwardsThereAre() {
        ask(one);
        CompletableFuture<Turn> waiting = two.turn(LONG);
        time.settle();
        postgres.goDown();
        CompletableFuture<Turn> asking = three.turn(LONG);
        time.advance(STEP);
        assertThat(Stream.of(waiting, asking))
                .allSatisfy(turn -> assertThat(failure(turn))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("no turn: the database of the shared rate limiter does not answer")
                        .hasRootCauseMessage("connection refused"));
        postgres.comeBack();
        startsAfter(STEP, ask(three));
    }

    @Test
    void aCallIsNotSentWhileTheDatabaseIsDownAndChangesNothing() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setPortNumbers(new int[] {1});
        List<Consumer<WinFactorClient>> calls = List.of(
                client -> client.organization().get(),
                client -> client.submissions().createQuote("k57"),
                client -> client.async().submissions().createQuote("k57").join());
        try (FakeWinFactor fake = FakeWinFactor.start();
                SharedRateLimiter limiter = new SharedRateLimiter(nobody, label);
                WinFactorClient client = client(fake, limiter)) {
            for (Consumer<WinFactorClient> call : calls) {
                WinFactorException failure = failure(client, call);
                assertThat(failure)
                        .isInstanceOf(TransportException.class)
                        .hasMessageContaining("the rate limiter failed")
                        .hasStackTraceContaining("the database of the shared rate limiter does not answer");
                assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            }
            assertThat(fake.wireMock().getAllServeEvents()).isEmpty();
        }
    }

    @Test
    void whoeverAsksIsNotHeldUpByTheDatabase() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        DataSource slow = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, given) -> {
                    answers.await();
                    return postgres.dataSource().getConnection();
                });
        try (FakeWinFactor fake = FakeWinFactor.start();
                SharedRateLimiter limiter = new SharedRateLimiter(slow, label);
                WinFactorClient client = client(fake, limiter)) {
            CompletableFuture<Turn> turn = limiter.turn(LONG);
            assertThat(turn).isNotDone();
            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> client.withDeadline(Duration.ofMillis(50))
                            .organization()
                            .get())
                    .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_APPLIED));
            answers.countDown();
            assertThat(turn.get(20, TimeUnit.SECONDS)).isNotNull();
            assertThat(client.organization().get()).isNotNull();
        }
    }

    @Test
    void closingLeavesNoThreadAndNobodyWaiting() throws Exception {
        SharedRateLimiter limiter = new SharedRateLimiter(postgres.dataSource(), label);
        limiter.turn(LONG).get(20, TimeUnit.SECONDS).refused(Optional.of(LONG));
        CompletableFuture<Turn> waiting = limiter.turn(LONG.multipliedBy(2));
        limiter.close();
        assertThat(Stream.of(waiting, limiter.turn(LONG)))
                .allSatisfy(turn -> assertThat(failure(turn)).hasMessage("the shared rate limiter is closed"));
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("winfactor-shared-limit");
        limiter.close();
    }

    @Test
    void clientsInThreeProcessesShareTheLimitOfOneKey() {
        List<SharedRateLimiter> limiters = Stream.generate(() -> new SharedRateLimiter(postgres.dataSource(), label))
                .limit(3)
                .toList();
        try (FakeWinFactor fake = FakeWinFactor.start()) {
            List<WinFactorClient> clients =
                    limiters.stream().map(limiter -> client(fake, limiter)).toList();
            long begin = System.nanoTime();
            CompletableFuture.allOf(Stream.concat(clients.stream(), clients.stream())
                            .map(client -> client.async().organization().get())
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("six turns of one limit are five steps apart")
                    .isGreaterThan(STEP.multipliedBy(5).minusMillis(20));
            assertThat(fake.wireMock().getAllServeEvents()).hasSize(6);
            clients.forEach(WinFactorClient::close);
        } finally {
            limiters.forEach(SharedRateLimiter::close);
        }
    }

    @Test
    void aLabelIsANameAndNotTheKey() {
        for (String wrong : List.of("", " ", "wf_live_KEEPSECRET")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SharedRateLimiter(postgres.dataSource(), wrong, time.worker()))
                    .withMessageNotContaining("KEEPSECRET");
        }
    }

    @Test
    void theTableMayBeMadeByEveryProcess() throws Exception {
        SharedRateLimiter.createTable(postgres.dataSource());
        startsAfter(Duration.ZERO, ask(one));
    }

    private SharedRateLimiter process() {
        return new SharedRateLimiter(postgres.dataSource(), label, time.worker());
    }

    private static WinFactorClient client(FakeWinFactor fake, RateLimiter limiter) {
        return WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(fake.apiKey())
                .rateLimiter(limiter)
                .build();
    }

    private Asked ask(RateLimiter process) {
        Duration now = time.passed();
        CompletableFuture<Turn> turn = process.turn(LONG.multipliedBy(100));
        Asked asked = new Asked(turn, turn.thenApply(given -> time.passed().minus(now)), now);
        time.settle();
        return asked;
    }

    /** Lets time pass until then, and a little. */
    private void startsAfter(Duration wait, Asked asked) {
        Duration enough = asked.at().plus(wait).plus(LITTLE).minus(time.passed());
        time.advance(enough.isNegative() ? Duration.ZERO : enough);
        assertThat(asked.waited()).isCompleted();
        assertThat(asked.waited().join()).isCloseTo(wait, LITTLE);
    }

    private void refuse(Asked asked, Duration retryAfter) {
        asked.turn().refused(Optional.of(retryAfter));
        time.settle();
    }

    /** Somebody who asked, how long he waited, and when he asked. */
    private record Asked(CompletableFuture<Turn> future, CompletableFuture<Duration> waited, Duration at) {
        boolean isOver() {
            return future.isDone();
        }

        Turn turn() {
            return future.join();
        }
    }

    private Duration earliest(CompletableFuture<Turn> turn) {
        time.settle();
        if (failure(turn) instanceof NoTurnException noTurn) {
            return noTurn.earliest();
        }
        throw new AssertionError("failed otherwise", failure(turn));
    }

    private static Throwable failure(CompletableFuture<Turn> turn) {
        assertThat(turn).isCompletedExceptionally();
        return turn.handle((given, failure) -> failure).join();
    }

    private static WinFactorException failure(WinFactorClient client, Consumer<WinFactorClient> call) {
        Throwable thrown = catchThrowable(() -> call.accept(client));
        Throwable failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (failure instanceof WinFactorException failed) {
            return failed;
        }
        throw new AssertionError("no failure of the SDK's", failure);
    }
}
