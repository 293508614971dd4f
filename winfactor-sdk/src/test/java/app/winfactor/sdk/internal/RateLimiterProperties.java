package app.winfactor.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.VirtualTime;
import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RateLimiter.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever latencies, cancellations and refusals come in whatever order. */
class RateLimiterProperties {
    private static final long MINUTE = 60_000_000_000L;

    /**
     * What one caller does, in milliseconds.
     *
     * @param before how long after the one before it asks
     * @param atMost how long it would wait
     * @param cancelAfter when it leaves; negative: it does not
     * @param there from its start to its arrival
     * @param back from its arrival to its end
     * @param refusal negative: it is answered; 0: it is refused without Retry-After; else the seconds it is told
     */
    record Caller(int before, int atMost, int cancelAfter, int there, int back, int refusal) {}

    @Provide
    Arbitrary<Caller> callers() {
        Arbitrary<Integer> latency = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 400)),
                Tuple.of(1, Arbitraries.integers().between(0, 90_000)));
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.just(0)),
                                Tuple.of(2, Arbitraries.integers().between(0, 3_000))),
                        Arbitraries.integers().between(0, 200_000),
                        Arbitraries.integers().between(-60_000, 30_000),
                        latency,
                        latency,
                        Arbitraries.frequency(Tuple.of(30, -1), Tuple.of(1, 0), Tuple.of(1, 3), Tuple.of(1, 40)))
                .as(Caller::new);
    }

    /** What happened to the callers of one sequence. */
    private static final class Play {
        final VirtualTime time = new VirtualTime();
        final RateLimiter limiter;
        final int limit;
        final long origin = time.nanos();
        final List<Integer> started = new ArrayList<>();
        final List<Long> arrivals = new ArrayList<>();
        final List<Long> ends = new ArrayList<>();
        /** What failed in a callback, whose exception nobody would see. */
        final List<String> wrong = new ArrayList<>();

        int inFlight;
        long pausedUntil;
        int given;

        Play(int limit) {
            this.limit = limit;
            this.limiter = new MinuteLimiter(limit, time);
        }

        long now() {
            return time.nanos() - origin;
        }

        void play(List<Caller> callers) {
            for (int i = 0; i < callers.size(); i++) {
                time.advance(Duration.ofMillis(callers.get(i).before()));
                ask(i, callers.get(i));
            }
            time.advance(Duration.ofMinutes(60));
            assertThat(wrong).isEmpty();
            assertThat(given).isEqualTo(callers.size());
            assertThat(inFlight).isZero();
            assertThat(time.timersSet()).isZero();
        }

        private void ask(int number, Caller caller) {
            long asked = now();
            CompletableFuture<Turn> future = limiter.turn(Duration.ofMillis(caller.atMost()));
            CompletableFuture<Turn> unused = future.whenComplete((turn, failure) -> {
                given++;
                check(now() - asked <= caller.atMost() * 1_000_000L, "outlived its time: " + number);
                if (turn != null) {
                    start(number, caller, turn);
                }
            });
            if (future.isCompletedExceptionally()) {
                assertThat(future)
                        .failsWithin(Duration.ZERO)
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOfSatisfying(NoTurnException.class, thrown -> {
                            assertThat(thrown.earliest()).isGreaterThan(Duration.ofMillis(caller.atMost()));
                            CompletableFuture<Turn> patient = limiter.turn(thrown.earliest());
                            assertThat(patient).isNotDone();
                            patient.cancel(false);
                        });
            }
            if (caller.cancelAfter() >= 0) {
                CompletableFuture<Void> unusedToo =
                        time.after(Duration.ofMillis(caller.cancelAfter())).thenRun(() -> future.cancel(false));
            }
        }

        private void start(int number, Caller caller, Turn turn) {
            check(now() >= pausedUntil, "started in a pause: " + number);
            started.add(number);
            inFlight++;
            long held = ends.stream().filter(end -> now() - end < MINUTE).count();
            check(inFlight + held <= limit, "has no place: " + number);
            CompletableFuture<Void> unused = time.after(Duration.ofMillis(caller.there()))
                    .thenCompose(there -> {
                        arrivals.add(now());
                        return time.after(Duration.ofMillis(caller.back()));
                    })
                    .thenRun(() -> end(caller, turn));
        }

        private void check(boolean right, String otherwise) {
            if (!right) {
                wrong.add(otherwise);
            }
        }

        private void end(Caller caller, Turn turn) {
            inFlight--;
            ends.add(now());
            if (caller.refusal() > 0) {
                pausedUntil = Math.max(pausedUntil, now() + caller.refusal() * 1_000_000_000L);
            }
            if (caller.refusal() < 0) {
                turn.ended();
            } else {
                turn.refused(
                        Optional.of(caller.refusal()).filter(told -> told > 0).map(Duration::ofSeconds));
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void noMinuteSeesTooManyAndNobodyIsLostOrOvertaken(
            @ForAll @IntRange(min = 1, max = 40) int limit,
            @ForAll @Size(min = 1, max = 120) List<@From("callers") Caller> callers) {
        Play play = new Play(limit);
        play.play(callers);
        assertThat(play.started).isSorted();
        for (int i = limit; i < play.arrivals.size(); i++) {
            assertThat(play.arrivals.get(i) - play.arrivals.get(i - limit))
                    .as("the time that one more than the limit takes")
                    .isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theSmallestBucketNeverRunsEmpty(
            @ForAll @IntRange(min = 1, max = 40) int limit,
            @ForAll @Size(min = 1, max = 120) List<@From("callers") Caller> callers) {
        Play play = new Play(limit);
        play.play(callers.stream()
                .map(caller -> new Caller(
                        caller.before(), caller.atMost(), caller.cancelAfter(), caller.there(), caller.back(), -1))
                .toList());
        double tokens = Math.max(1, limit / 4);
        long last = 0;
        for (long arrival : play.arrivals) {
            tokens = Math.min(Math.max(1, limit / 4), tokens + (arrival - last) * (double) limit / MINUTE);
            assertThat(tokens).isGreaterThan(1 - 1e-6);
            tokens--;
            last = arrival;
        }
    }
}
