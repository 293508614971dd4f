package app.winfactor.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.VirtualTime;
import app.winfactor.sdk.http.RateLimiter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten minutes against servers that count in every way that "120 a minute" can be meant. Of two clients the nine minutes after
 * the first are judged.
 */
@Timeout(60)
class RateLimiterSimulationTest {
    private static final int LIMIT = 120;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final long SECOND = 1_000_000_000L;
    private static final Duration[] JITTER = {Duration.ofMillis(20), Duration.ofMillis(400)};
    private static final List<Result> RESULTS = new ArrayList<>();

    static Stream<Arguments> kindsAndSeeds() {
        return Stream.of(Kind.values())
                .flatMap(kind -> LongStream.range(0, 6).mapToObj(seed -> Arguments.of(kind, seed)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void aClientAloneIsNeverRefusedAndUsesWhatItMay(Kind kind, long seed) {
        World world = new World(kind, seed);
        Client client = new Client(world, 8 << (seed % 4), JITTER);
        for (int minute = 0; minute < 10; minute++) {
            world.time.stepWallClock(Duration.ofMinutes(minute % 2 == 0 ? 7 : -11));
            world.time.advance(MINUTE);
        }
        note(kind, "1", Duration.ZERO, client);
        assertThat(client.refusals).isEmpty();
        assertThat(client.starts).hasSizeBetween(LIMIT * 10 * 99 / 100, LIMIT * 10);
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void aClientAloneIsNeverRefusedHoweverLongItsCallsAreOnTheWay(Kind kind, long seed) {
        World world = new World(kind, seed);
        Client client = new Client(world, 64, Duration.ZERO, Duration.ofSeconds(20));
        world.time.advance(MINUTE.multipliedBy(10));
        assertThat(client.refusals).isEmpty();
        assertThat(client.starts).hasSizeGreaterThan(LIMIT * 10 * 80 / 100);
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void aClientThatComesAndGoesIsNeverRefused(Kind kind, long seed) {
        World world = new World(kind, seed);
        Client client = new Client(world, 16, JITTER);
        for (int i = 0; i < 20; i++) {
            world.time.advance(Duration.ofSeconds(world.random.nextInt(45)));
            client.stopped = true;
            world.time.advance(Duration.ofSeconds(world.random.nextInt(45)));
            client.stopped = false;
            IntStream.range(0, 16).forEach(worker -> client.work());
        }
        assertThat(client.refusals).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void twoClientsOfOneKeyShareItFairlyAndAreSeldomRefused(Kind kind, long seed) {
        twoClients(kind, seed, true);
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void twoClientsShareTheKeyOfAServerThatDoesNotSayWhenToComeBack(Kind kind, long seed) {
        twoClients(kind, seed, false);
    }

    private static void twoClients(Kind kind, long seed, boolean tellsWhen) {
        World world = new World(kind, seed);
        world.tellsWhen = tellsWhen;
        Client first = new Client(world, 8, JITTER);
        world.time.advance(Duration.ofSeconds(seed * 9)); // from a start at one moment to one after most of a minute
        Client second = new Client(world, 32, JITTER);
        world.time.advance(MINUTE);
        Duration settled = world.time.passed();
        world.time.advance(MINUTE.multipliedBy(9));
        note(kind, tellsWhen ? "2" : "2, not told", settled, first, second);
        long refusals = first.refusalsSince(settled) + second.refusalsSince(settled);
        long calls = first.startsSince(settled) + second.startsSince(settled);
        long mine = first.startsSince(settled) - first.refusalsSince(settled);
        assertThat((double) refusals / calls).as("refused").isLessThanOrEqualTo(0.02);
        assertThat((double) mine / (calls - refusals)).as("share of the first").isBetween(0.4, 0.6);
        assertThat((calls - refusals) / (9.0 * LIMIT)).as("use").isGreaterThanOrEqualTo(0.75);
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void aClientThatIsStartedAnewInAUsedMinuteIsRefusedOnceAndComesBackToTheWholeLimit(Kind kind, long seed) {
        World world = new World(kind, seed);
        Client before = new Client(world, 16, JITTER);
        world.time.advance(Duration.ofSeconds(20 + seed * 13));
        before.stopped = true;
        Client after = new Client(world, 16, JITTER);
        Duration restart = world.time.passed();
        world.time.advance(MINUTE.multipliedBy(10));
        assertThat(after.refusals).hasSizeLessThanOrEqualTo(LIMIT / 4 + 6);
        assertThat(after.refusalsSince(restart.plus(MINUTE.multipliedBy(2)))).isZero();
        assertThat(after.startsSince(restart.plus(MINUTE.multipliedBy(8)))).isGreaterThanOrEqualTo(2 * LIMIT - 10);
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void aPauseIsHeldByEverybody(Kind kind, long seed) {
        World world = new World(kind, seed);
        Client client = new Client(world, 64, JITTER);
        world.time.advance(Duration.ofSeconds(seed));
        // Behind 64 workers, so that the queue is not empty when the pause begins.
        CompletableFuture<RateLimiter.Turn> refused = client.limiter.turn(LONG);
        while (!refused.isDone()) {
            world.time.advance(Duration.ofMillis(1));
        }
        refused.join().refused(Optional.of(Duration.ofSeconds(25)));
        Duration pause = world.time.passed();
        world.time.advance(Duration.ofSeconds(25).minusNanos(1));
        assertThat(client.startsSince(pause.plusNanos(1))).isZero();
        world.time.advance(Duration.ofSeconds(5));
        assertThat(client.startsSince(pause)).isPositive();
    }

    /** One play: the least and the most of many make a row of the table. */
    private record Result(String server, String clients, int starts, int refusals, double share) {}

    @AfterAll
    static void print() {
        System.out.printf("%n%-15s %-12s %-11s %-7s %s%n", "server", "clients", "starts", "429s", "share of the first");
        RESULTS.stream()
                .collect(Collectors.groupingBy(
                        result -> String.format("%-15s %-12s", result.server(), result.clients()),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((row, results) -> System.out.printf(
                        Locale.ROOT,
                        "%s %4.0f - %4.0f %2.0f - %2.0f %3.0f - %3.0f %%%n",
                        row,
                        least(results, Result::starts),
                        most(results, Result::starts),
                        least(results, Result::refusals),
                        most(results, Result::refusals),
                        100 * least(results, Result::share),
                        100 * most(results, Result::share)));
    }

    private static double least(List<Result> results, ToDoubleFunction<Result> what) {
        return results.stream().mapToDouble(what).min().orElseThrow();
    }

    private static double most(List<Result> results, ToDoubleFunction<Result> what) {
        return results.stream().mapToDouble(what).max().orElseThrow();
    }

    private static void note(Kind kind, String clients, Duration from, Client... all) {
        long starts =
                Stream.of(all).mapToLong(client -> client.startsSince(from)).sum();
        long refusals =
                Stream.of(all).mapToLong(client -> client.refusalsSince(from)).sum();
        double share = (double) (all[0].startsSince(from) - all[0].refusalsSince(from)) / (starts - refusals);
        RESULTS.add(new Result(kind.name(), clients, (int) starts, (int) refusals, share));
    }

    /** How a server counts; each gets the time of the arrival in nanoseconds, and answers how long to wait: 0 is yes. */
    interface Counting {
        long refuse(long arrival);
    }

    /** The kinds of server, by a number that says where their minute begins. */
    enum Kind {
        FIXED_MINUTE {
            @Override
            Counting counting(long seed) {
                long shift = seed * 7 * SECOND;
                long[] window = {-1, 0};
                return arrival -> {
                    long current = (arrival + shift) / (60 * SECOND);
                    if (window[0] != current) {
                        window[0] = current;
                        window[1] = 0;
                    }
                    return window[1]++ < LIMIT ? 0 : (current + 1) * 60 * SECOND - shift - arrival;
                };
            }
        },
        SLIDING_MINUTE {
            @Override
            Counting counting(long seed) {
                Deque<Long> arrivals = new ArrayDeque<>();
                return arrival -> {
                    arrivals.removeIf(earlier -> earlier <= arrival - 60 * SECOND);
                    if (arrivals.size() >= LIMIT) {
                        return arrivals.element() + 60 * SECOND - arrival;
                    }
                    arrivals.add(arrival);
                    return 0;
                };
            }
        },
        SMALL_BUCKET {
            @Override
            Counting counting(long seed) {
                return bucket(LIMIT / 4);
            }
        },
        BUCKET {
            @Override
            Counting counting(long seed) {
                return bucket(LIMIT / 4 + (int) (seed * 13 % (LIMIT * 3 / 4)));
            }
        },
        LARGE_BUCKET {
            @Override
            Counting counting(long seed) {
                return bucket(LIMIT);
            }
        };

        abstract Counting counting(long seed);

        private static Counting bucket(int capacity) {
            long token = 60 * SECOND / LIMIT;
            long[] fullAt = {0};
            return arrival -> {
                long owed = Math.max(0, fullAt[0] - arrival);
                if (owed > (capacity - 1) * token) {
                    return owed - (capacity - 1) * token;
                }
                fullAt[0] = arrival + owed + token;
                return 0;
            };
        }
    }

    /** A server, and the time that it shares with its clients. */
    static final class World {
        final VirtualTime time = new VirtualTime();
        final Random random;
        final Counting counting;
        boolean tellsWhen = true;
        private final long origin = time.nanos();

        World(Kind kind, long seed) {
            random = new Random(seed);
            counting = kind.counting(seed);
        }

        long now() {
            return time.nanos() - origin;
        }
    }

    /** Workers who call as fast as they are let, through one limiter. */
    static final class Client {
        final World world;
        final RateLimiter limiter;
        final Duration[] latency;
        final List<Long> refusals = new ArrayList<>();
        final List<Long> starts = new ArrayList<>();
        boolean stopped;

        Client(World world, int workers, Duration... latency) {
            this.world = world;
            this.limiter = new MinuteLimiter(LIMIT, world.time);
            this.latency = latency;
            for (int i = 0; i < workers; i++) {
                work();
            }
        }

        void work() {
            if (!stopped) {
                CompletableFuture<Void> unused = limiter.turn(LONG).thenAccept(this::call);
            }
        }

        private void call(RateLimiter.Turn turn) {
            starts.add(world.now());
            long nanos = latency[0].toNanos()
                    + (long) (world.random.nextDouble()
                            * latency[1].minus(latency[0]).toNanos());
            long there = (long) (world.random.nextDouble() * nanos);
            CompletableFuture<Void> unused = world.time
                    .after(Duration.ofNanos(there))
                    .thenRun(() -> arrive(turn, Duration.ofNanos(nanos - there)));
        }

        private void arrive(RateLimiter.Turn turn, Duration back) {
            long wait = world.counting.refuse(world.now());
            CompletableFuture<Void> unused = world.time.after(back).thenRun(() -> {
                if (wait == 0) {
                    turn.ended();
                } else {
                    refusals.add(world.now());
                    Duration told = Duration.ofSeconds((wait + SECOND - 1) / SECOND);
                    turn.refused(world.tellsWhen ? Optional.of(told) : Optional.empty());
                }
                work();
            });
        }

        long refusalsSince(Duration begin) {
            return refusals.stream().filter(at -> at >= begin.toNanos()).count();
        }

        long startsSince(Duration begin) {
            return starts.stream().filter(at -> at >= begin.toNanos()).count();
        }
    }
}
