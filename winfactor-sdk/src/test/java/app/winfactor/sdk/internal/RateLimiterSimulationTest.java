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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten minutes against servers that count in every way that "120 a minute" can be meant. */
class RateLimiterSimulationTest {
    private static final int LIMIT = 120;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final long SECOND = 1_000_000_000L;
    private static final Duration[] JITTER = {Duration.ofMillis(20), Duration.ofMillis(400)};
    private static final List<String> RESULTS = new ArrayList<>();

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
                    + (long) (world.random.nextDouble() * latency[1].minus(latency[0]).toNanos());
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

        long refusalsAfter(Duration begin) {
            return refusals.stream().filter(at -> at >= begin.toNanos()).count();
        }

        long startsAfter(Duration begin) {
            return starts.stream().filter(at -> at >= begin.toNanos()).count();
        }
    }
}
