package app.winfactor.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.VirtualTime;
import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RateLimiter.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RateLimiterTest {
    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NOTHING = Duration.ofNanos(100);
    private static final Duration MINUTE = Duration.ofNanos(Places.MINUTE);
    /** From one start to the next when 120 a minute are spread. */
    private static final Duration STEP = perMinute(120);

    private static final Duration TEN_STEPS = perMinute(12);

    private final VirtualTime time = new VirtualTime();
    private final RateLimiter limiter = new MinuteLimiter(120, time);

    @Test
    void aQuarterOfTheMinuteStartsAtOnceAndTheRestIsSpread() {
        assertThat(startsNow()).isEqualTo(30);
        time.advance(STEP.minusNanos(1));
        assertThat(startsNow()).isZero();
        for (int i = 0; i < 90; i++) {
            time.advance(i == 0 ? Duration.ofNanos(1) : STEP);
            assertThat(startsNow()).isEqualTo(1);
        }
        time.advance(MINUTE.minus(time.passed()).minusNanos(1));
        assertThat(startsNow()).as("120 of 120 are used").isZero();
        time.advance(Duration.ofNanos(1));
        assertThat(startsNow()).as("those of the first burst are free again").isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 10, 1000, Integer.MAX_VALUE})
    void anyLimitFromOneOnHasItsQuarter(int limit) {
        RateLimiter other = new MinuteLimiter(limit, time);
        for (int i = 0; i < Math.min(1000, Math.max(1, limit / 4)); i++) {
            now(other.turn(NOT_AT_ALL)).ended();
        }
        assertThat(other.turn(NOT_AT_ALL).isCompletedExceptionally()).isEqualTo(limit < 4000);
        time.advance(MINUTE);
        assertThat(other.turn(NOT_AT_ALL)).isCompleted();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aLimitIsAtLeastOne(int limit) {
        assertThatThrownBy(() -> RateLimiter.perMinute(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a limit is at least 1 a minute, got " + limit);
    }

    @Test
    void theStandardLimiterOfThisMachineGivesTurns() throws Exception {
        RateLimiter standard = RateLimiter.standard();
        for (int i = 0; i < 30; i++) {
            standard.turn(NOT_AT_ALL).get().ended();
        }
        CompletableFuture<Turn> turn = standard.turn(Duration.ofSeconds(30));
        assertThat(turn).isNotDone();
        turn.get().ended();
    }

    @Test
    void anAttemptHoldsItsPlaceUntilAMinuteAfterItsEnd() {
        RateLimiter two = new MinuteLimiter(2, time);
        Turn slow = now(two.turn(NOT_AT_ALL));
        time.advance(Duration.ofMinutes(5));
        slow.ended();
        time.advance(MINUTE.dividedBy(2));
        now(two.turn(NOT_AT_ALL)).ended();
        time.advance(MINUTE.dividedBy(2).minusNanos(1));
        assertThat(earliest(two)).isEqualTo(Duration.ofNanos(1));
        time.advance(Duration.ofNanos(1));
        assertThat(two.turn(NOT_AT_ALL)).isCompleted();
    }

    @Test
    void attemptsInFlightTakeThePlaceOfABurstForTheyMayArriveTogether() {
        List<Turn> hanging = turnsNow(30);
        time.advance(Duration.ofSeconds(20));
        CompletableFuture<Turn> next = limiter.turn(Duration.ofSeconds(2));
        hanging.get(0).ended();
        assertThat(next).isNotDone();
        time.advance(STEP);
        assertThat(next).isCompleted();
    }

    @Test
    void whoeverAsksFirstStartsFirst() {
        turnsNow(30).forEach(Turn::ended);
        List<Integer> started = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            CompletableFuture<Void> unused = limiter.turn(LONG).thenAccept(turn -> {
                started.add(number);
                turn.ended();
            });
        }
        time.advance(Duration.ofMinutes(3));
        assertThat(started)
                .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void whoCannotStartInTimeIsToldAtOnceWhenHeCould() {
        turnsNow(30).forEach(Turn::ended);
        assertThat(earliest(limiter)).isEqualTo(STEP);
        List<CompletableFuture<Turn>> queue = turns(9);
        assertThat(earliest(limiter)).isEqualTo(TEN_STEPS);
        CompletableFuture<Turn> late = limiter.turn(TEN_STEPS.minusNanos(1));
        CompletableFuture<Turn> inTime = limiter.turn(TEN_STEPS);
        assertThat(late).isCompletedExceptionally();
        time.advance(TEN_STEPS);
        assertThat(queue).allMatch(CompletableFuture::isDone);
        assertThat(inTime).isCompletedWithValueMatching(turn -> true);
    }

    @Test
    void whenCallsTakeNoTimeTheEarliestIsTheVeryStart() {
        turnsNow(30).forEach(Turn::ended);
        List<Duration> told = new ArrayList<>();
        List<Duration> started = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            told.add(earliest(limiter));
            CompletableFuture<Void> unused = limiter.turn(LONG).thenAccept(turn -> {
                started.add(time.passed());
                turn.ended();
            });
        }
        time.advance(Duration.ofMinutes(6));
        assertThat(started).isEqualTo(told);
    }

    @Test
    void nobodyStartsDuringAPauseAndWhoCannotOutlastItIsToldSo() {
        List<Turn> turns = turnsNow(30);
        CompletableFuture<Turn> patient = limiter.turn(LONG);
        CompletableFuture<Turn> hasty = limiter.turn(Duration.ofSeconds(41));
        turns.get(0).refused(Optional.of(Duration.ofSeconds(42)));
        assertThat(noTurn(hasty).earliest()).isGreaterThanOrEqualTo(Duration.ofSeconds(42));
        turns.subList(1, 30).forEach(Turn::ended);
        time.advance(Duration.ofSeconds(42).minusNanos(1));
        assertThat(patient).isNotDone();
        time.advance(MINUTE);
        assertThat(patient).isCompleted();
    }

    @Test
    void aPauseLastsExactlyAsLongAsTold() {
        now(limiter.turn(NOT_AT_ALL)).refused(Optional.of(Duration.ofSeconds(7)));
        assertThat(earliest(limiter)).isEqualTo(Duration.ofSeconds(7));
        time.advance(Duration.ofSeconds(7));
        assertThat(startsNow()).as("and what was saved up before it is gone").isEqualTo(1);
    }

    @Test
    void aPauseNeverShortensALongerOne() {
        List<Turn> turns = turnsNow(3);
        turns.get(0).refused(Optional.of(Duration.ofSeconds(40)));
        turns.get(1).refused(Optional.of(Duration.ofSeconds(2)));
        turns.get(2).refused(Optional.empty());
        assertThat(earliest(limiter)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void withoutRetryAfterThePausesDoubleUpToHalfAMinuteUntilOneIsAnswered() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            now(limiter.turn(NOT_AT_ALL)).refused(Optional.empty());
            Duration pause = earliest(limiter);
            pauses.add(pause.toSeconds());
            time.advance(pause);
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 32L, 32L);
        now(limiter.turn(NOT_AT_ALL)).ended();
        time.advance(MINUTE);
        now(limiter.turn(NOT_AT_ALL)).refused(Optional.empty());
        assertThat(earliest(limiter)).isEqualTo(SECOND);
    }

    @Test
    void aBurstOfRefusalsSlowsOnceAndTheNextOneSlowsAgain() {
        turnsNow(30).forEach(turn -> turn.refused(Optional.of(SECOND)));
        time.advance(SECOND);
        now(limiter.turn(NOT_AT_ALL)).ended();
        assertThat(earliest(limiter)).as("40 % of 120 a minute").isCloseTo(perMinute(48), NOTHING);
        time.advance(perMinute(48));
        now(limiter.turn(NOT_AT_ALL)).refused(Optional.of(SECOND));
        time.advance(SECOND);
        now(limiter.turn(NOT_AT_ALL)).ended();
        assertThat(earliest(limiter)).isBetween(perMinute(44), perMinute(43));
    }

    @Test
    void refusalsLeaveATenthOfTheLimit() {
        for (int i = 0; i < 300; i++) {
            now(limiter.turn(NOT_AT_ALL)).refused(Optional.of(SECOND));
            time.advance(SECOND);
        }
        now(limiter.turn(NOT_AT_ALL)).ended();
        assertThat(earliest(limiter)).isCloseTo(perMinute(12), NOTHING);
    }

    @Test
    void quietMinutesBringTheWholeLimitBack() {
        now(limiter.turn(NOT_AT_ALL)).refused(Optional.of(SECOND));
        time.advance(SECOND);
        List<Integer> allowed = new ArrayList<>();
        for (int minute = 0; minute < 8; minute++) {
            time.advance(MINUTE);
            startsNow();
            allowed.add((int)
                    Math.round((double) MINUTE.toNanos() / earliest(limiter).toNanos()));
        }
        assertThat(allowed).isSorted().startsWith(52).endsWith(120, 120);
    }

    @Test
    void aRetryAfterBeyondReasonLocksNobodyOutForGood() {
        now(limiter.turn(NOT_AT_ALL)).refused(Optional.of(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThat(earliest(limiter)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aWaitMayBeAsLongAsADurationCanSayAndANegativeOneIsNone() {
        CompletableFuture<Turn> minus = limiter.turn(Duration.ofSeconds(Long.MIN_VALUE));
        assertThat(minus).isCompleted();
        now(minus).refused(Optional.of(Duration.ofSeconds(Long.MIN_VALUE)));
        startsNow();
        CompletableFuture<Turn> patient = limiter.turn(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(patient).isNotDone();
        assertThat(limiter.turn(Duration.ofSeconds(Long.MIN_VALUE))).isCompletedExceptionally();
        time.advance(MINUTE);
        assertThat(patient).isCompleted();
    }

    @Test
    void whoeverWaitsForCallsThatHangIsToldByTheEndOfHisTime() {
        List<Turn> hanging = turnsNow(30);
        List<CompletableFuture<Turn>> waiters = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> limiter.turn(Duration.ofSeconds(20 + i)))
                .toList();
        long rings = time.rings();
        for (int i = 1; i <= 20; i++) {
            time.advance(Duration.ofSeconds(i == 1 ? 21 : 1));
            assertThat(waiters.subList(0, i)).allMatch(CompletableFuture::isCompletedExceptionally);
        }
        assertThat(time.rings() - rings).isLessThanOrEqualTo(20);
        assertThat(time.timersSet()).isZero();
        hanging.forEach(Turn::ended);
    }

    @Test
    void whoeverComesLaterButHasLessTimeIsToldByTheEndOfItToo() {
        turnsNow(30);
        CompletableFuture<Turn> patient = limiter.turn(LONG);
        time.advance(SECOND);
        CompletableFuture<Turn> hasty = limiter.turn(Duration.ofSeconds(5));
        time.advance(Duration.ofSeconds(6));
        assertThat(hasty).isCompletedExceptionally();
        assertThat(patient).isNotDone();
    }

    @Test
    void whoeverWaitsForThePlaceOfACallThatHangsNeedsAMinuteAtLeast() {
        RateLimiter one = new MinuteLimiter(1, time);
        Turn hanging = now(one.turn(NOT_AT_ALL));
        assertThat(earliest(one)).isEqualTo(MINUTE);
        CompletableFuture<Turn> next = one.turn(Duration.ofSeconds(90));
        time.advance(Duration.ofSeconds(10));
        hanging.ended();
        time.advance(MINUTE.minusNanos(1));
        assertThat(next).isNotDone();
        time.advance(Duration.ofNanos(1));
        assertThat(next).isCompletedWithValueMatching(turn -> true);
    }

    static Stream<Arguments> waysToLeave() {
        return Stream.of(
                Arguments.of("cancel", (Consumer<CompletableFuture<Turn>>) future -> future.cancel(true)),
                Arguments.of("complete", (Consumer<CompletableFuture<Turn>>)
                        future -> future.complete(now(RateLimiter.unlimited().turn(NOT_AT_ALL)))),
                Arguments.of("fail", (Consumer<CompletableFuture<Turn>>)
                        future -> future.completeExceptionally(new IllegalStateException())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToLeave")
    void whoeverLeavesTheQueueLeavesHisPlaceToTheNext(String name, Consumer<CompletableFuture<Turn>> leave) {
        turnsNow(30).forEach(Turn::ended);
        List<CompletableFuture<Turn>> queue = turns(4);
        leave.accept(queue.get(0));
        leave.accept(queue.get(2));
        time.advance(STEP);
        assertThat(queue.get(1)).isCompleted();
        assertThat(queue.get(3)).isNotDone();
        time.advance(STEP);
        assertThat(queue.get(3)).isCompleted();
    }

    @Test
    void whenTheLastOneLeavesTheQueueNoTimerIsSet() {
        turnsNow(30).forEach(Turn::ended);
        List<CompletableFuture<Turn>> queue = turns(4);
        assertThat(time.timersSet()).isEqualTo(1);
        queue.forEach(future -> future.cancel(false));
        assertThat(time.timersSet()).isZero();
    }

    @Test
    void aTurnThatMeetsACancelIsGivenBackAsIfItHadNeverBeen() {
        turnsNow(30).forEach(Turn::ended);
        for (int i = 0; i < 90; i++) {
            time.advance(STEP);
            now(limiter.turn(NOT_AT_ALL)).ended();
        }
        List<CompletableFuture<Turn>> queue = new ArrayList<>();
        // 30 places get free at one moment: the first of them cancels the others, whose turns are already on their way.
        CompletableFuture<Turn> first = limiter.turn(LONG);
        CompletableFuture<Void> unused = first.thenAccept(
                turn -> queue.forEach(future -> assertThat(future.cancel(false)).isTrue()));
        queue.addAll(turns(29));
        time.advance(MINUTE.minus(time.passed()));
        assertThat(first).isCompleted();
        assertThat(queue).allMatch(CompletableFuture::isCancelled);
        assertThat(startsNow()).isEqualTo(29);
    }

    @Test
    void aTurnThatIsAnsweredWhileTurnsAreGivenOutIsNotLost() {
        AtomicInteger calls = new AtomicInteger();
        again(calls);
        time.advance(Duration.ofMinutes(2));
        assertThat(calls).hasValueBetween(239, 270);
    }

    /** A caller whose calls take no time and who asks for the next turn on the thread that gave him this one. */
    private void again(AtomicInteger calls) {
        CompletableFuture<Void> unused = limiter.turn(LONG).thenAccept(turn -> {
            calls.incrementAndGet();
            turn.ended();
            again(calls);
        });
    }

    @Test
    void onlyTheFirstEndOfATurnCounts() {
        RateLimiter eight = new MinuteLimiter(8, time);
        Turn turn = now(eight.turn(NOT_AT_ALL));
        turn.ended();
        turn.ended();
        turn.refused(Optional.of(LONG));
        assertThat(eight.turn(NOT_AT_ALL)).isCompleted();
        assertThat(earliest(eight)).isCloseTo(perMinute(8), NOTHING);
        Turn refused = now(new MinuteLimiter(8, time).turn(NOT_AT_ALL));
        refused.refused(Optional.empty());
        refused.ended();
        refused.refused(Optional.of(LONG));
    }

    @Test
    void stepsOfTheWallClockChangeNothing() {
        turnsNow(30).forEach(Turn::ended);
        time.stepWallClock(Duration.ofHours(5));
        assertThat(earliest(limiter)).isEqualTo(STEP);
        time.stepWallClock(Duration.ofDays(-3));
        assertThat(earliest(limiter)).isEqualTo(STEP);
    }

    @Test
    void anIdleLimiterHasNoTimer() {
        List<Turn> turns = turnsNow(30);
        assertThat(time.timersSet()).isZero();
        List<CompletableFuture<Turn>> queue = turns(5);
        assertThat(time.timersSet()).isLessThanOrEqualTo(1);
        turns.forEach(Turn::ended);
        assertThat(time.timersSet()).isEqualTo(1);
        time.advance(Duration.ofSeconds(5));
        assertThat(queue).allMatch(CompletableFuture::isDone);
        assertThat(time.timersSet()).isZero();
    }

    @Test
    void whatIsQueuedByEightThreadsIsServedInOrderAndOneTimerEach() throws Exception {
        int each = 1250;
        AtomicInteger served = new AtomicInteger();
        List<List<Integer>> orders = new ArrayList<>();
        List<Future<?>> askers = new ArrayList<>();
        List<Integer> requested = Collections.synchronizedList(new ArrayList<>());
        List<Integer> started = Collections.synchronizedList(new ArrayList<>());
        turnsNow(30).forEach(Turn::ended);
        CountDownLatch ready = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int thread = 0; thread < 8; thread++) {
                List<Integer> order = Collections.synchronizedList(new ArrayList<>());
                orders.add(order);
                int first = thread * each;
                askers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    for (int i = first; i < first + each; i++) {
                        int number = i;
                        synchronized (requested) {
                            requested.add(number);
                            CompletableFuture<Void> unused = limiter.turn(LONG.multipliedBy(24))
                                    .thenAccept(turn -> {
                                        order.add(number);
                                        started.add(number);
                                        served.incrementAndGet();
                                        end(turn, number);
                                    });
                        }
                    }
                    return null;
                }));
            }
            while (!askers.stream().allMatch(Future::isDone)) {
                time.advance(Duration.ofMillis(10)); // turns are given while others ask
            }
            for (Future<?> asker : askers) {
                asker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        long rings = time.rings();
        int before = served.get();
        time.advance(Duration.ofMinutes(86));
        assertThat(served).hasValue(8 * each);
        assertThat(started).isEqualTo(requested);
        assertThat(orders).allMatch(order -> order.size() == each);
        // One timer of the queue and one of the call for every turn.
        assertThat(time.rings() - rings).isLessThanOrEqualTo(2L * (8 * each - before) + 1);
        assertThat(time.timersSet()).isZero();
        time.advance(MINUTE);
        assertThat(startsNow()).isEqualTo(30);
    }

    @Test
    void whenEightThreadsAskAndEndAndLeaveAtOnceNothingIsLost() throws Exception {
        int each = 1250;
        AtomicInteger given = new AtomicInteger();
        AtomicInteger left = new AtomicInteger();
        AtomicInteger turnedAway = new AtomicInteger();
        List<Future<?>> askers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int thread = 0; thread < 8; thread++) {
                Random random = new Random(thread);
                askers.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        CompletableFuture<Turn> turn = limiter.turn(Duration.ofSeconds(random.nextInt(600)));
                        CompletableFuture<Turn> unused = turn.whenComplete((value, failure) -> {
                            if (value != null) {
                                given.incrementAndGet();
                                value.ended();
                            } else if (failure instanceof NoTurnException) {
                                turnedAway.incrementAndGet();
                            } else {
                                left.incrementAndGet();
                            }
                        });
                        if (random.nextInt(3) == 0) {
                            turn.cancel(false);
                        }
                    }
                }));
            }
            while (!askers.stream().allMatch(Future::isDone)) {
                time.advance(Duration.ofMillis(100));
            }
            for (Future<?> asker : askers) {
                asker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        time.advance(Duration.ofMinutes(11));
        assertThat(given.get() + left.get() + turnedAway.get()).isEqualTo(8 * each);
        assertThat(given.get()).isGreaterThan(100);
        assertThat(time.timersSet()).isZero();
        assertThat(startsNow()).isEqualTo(30);
    }

    private void end(Turn turn, int number) {
        CompletableFuture<Void> unused =
                time.after(Duration.ofMillis(20 + number * 7 % 380)).thenRun(turn::ended);
    }

    private static Duration perMinute(int starts) {
        return Duration.ofNanos((Places.MINUTE + starts - 1) / starts);
    }

    /** {@return how many attempts, each of which ends at once, start now} */
    private int startsNow() {
        int starts = 0;
        for (CompletableFuture<Turn> turn = limiter.turn(NOT_AT_ALL);
                !turn.isCompletedExceptionally();
                turn = limiter.turn(NOT_AT_ALL)) {
            now(turn).ended();
            starts++;
        }
        return starts;
    }

    private List<Turn> turnsNow(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> now(limiter.turn(NOT_AT_ALL)))
                .toList();
    }

    private List<CompletableFuture<Turn>> turns(int count) {
        return IntStream.range(0, count).mapToObj(i -> limiter.turn(LONG)).toList();
    }

    private static Duration earliest(RateLimiter limiter) {
        return noTurn(limiter.turn(NOT_AT_ALL)).earliest();
    }

    private static NoTurnException noTurn(CompletableFuture<Turn> turn) {
        assertThat(turn).isCompletedExceptionally();
        ExecutionException thrown = catchThrowableOfType(ExecutionException.class, turn::get);
        if (thrown.getCause() instanceof NoTurnException noTurn) {
            return noTurn;
        }
        throw new AssertionError("failed otherwise", thrown);
    }

    private static Turn now(CompletableFuture<Turn> turn) {
        assertThat(turn).isCompleted();
        return turn.join();
    }
}
