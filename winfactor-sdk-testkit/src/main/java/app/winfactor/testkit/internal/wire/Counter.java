package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the requests of one caller in one way. Time never goes back. */
abstract class Counter {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** {@return zero if there is room, which is taken then; or else when there will be} */
    abstract Duration take(Instant now);

    static Counter of(RateLimit.Kind kind, int limit) {
        return switch (kind) {
            case OFF -> new Uncounted();
            case FIXED_WINDOW -> new Fixed(limit);
            case SLIDING_WINDOW -> new Sliding(limit);
            case BUCKET -> new Bucket(limit);
        };
    }

    private static final class Uncounted extends Counter {
        @Override
        Duration take(Instant now) {
            return Duration.ZERO;
        }
    }

    private static final class Fixed extends Counter {
        private final int limit;
        private Instant end = Instant.MIN;
        private int taken;

        Fixed(int limit) {
            this.limit = limit;
        }

        @Override
        Duration take(Instant now) {
            if (!now.isBefore(end)) {
                long minute = Math.floorDiv(now.getEpochSecond(), MINUTE.toSeconds());
                end = Instant.ofEpochSecond((minute + 1) * MINUTE.toSeconds());
                taken = 0;
            }
            if (taken == limit) {
                return Duration.between(now, end);
            }
            taken++;
            return Duration.ZERO;
        }
    }

    private static final class Sliding extends Counter {
        private final int limit;
        private final Deque<Instant> taken = new ArrayDeque<>();

        Sliding(int limit) {
            this.limit = limit;
        }

        @Override
        Duration take(Instant now) {
            while (!taken.isEmpty() && !taken.element().plus(MINUTE).isAfter(now)) {
                taken.remove();
            }
            if (taken.size() == limit) {
                return Duration.between(now, taken.element().plus(MINUTE));
            }
            taken.add(now);
            return Duration.ZERO;
        }
    }

    /** In parts of a drop, of which every millisecond brings as many as the limit: whole numbers lose nothing. */
    private static final class Bucket extends Counter {
        private static final long DROP = MINUTE.toMillis();

        private final int limit;
        private long level;
        private Instant filled = Instant.MIN;

        Bucket(int limit) {
            this.limit = limit;
        }

        @Override
        Duration take(Instant now) {
            boolean full = filled.equals(Instant.MIN) || !filled.plus(MINUTE).isAfter(now);
            level = full
                    ? limit * DROP
                    : Math.min(
                            limit * DROP,
                            level + limit * Duration.between(filled, now).toMillis());
            filled = now;
            if (level < DROP) {
                long missing = DROP - level;
                return Duration.ofMillis((missing + limit - 1) / limit);
            }
            level -= DROP;
            return Duration.ZERO;
        }
    }
}
