package app.winfactor.testkit.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.testkit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CounterProperties {
    private static final Instant START = Instant.parse("2026-03-02T09:00:30Z");
    private static final long MINUTE = 60_000;

    /** The moments, in milliseconds, at which requests that come after these gaps are let through. */
    private static List<Long> admitted(RateLimit.Kind kind, int limit, List<Integer> gaps) {
        Counter counter = Counter.of(kind, limit);
        List<Long> admitted = new ArrayList<>();
        Instant now = START;
        for (int gap : gaps) {
            now = now.plusMillis(gap);
            if (counter.take(now).isZero()) {
                admitted.add(now.toEpochMilli());
            }
        }
        return admitted;
    }

    @Property
    void no_minute_of_the_clock_has_more_than_the_limit(
            @ForAll @IntRange(min = 1, max = 5) int limit,
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 30_000) Integer> gaps) {
        List<Long> admitted = admitted(RateLimit.Kind.FIXED_WINDOW, limit, gaps);
        for (long moment : admitted) {
            long minute = moment / MINUTE;
            assertThat(admitted.stream()
                            .filter(other -> other / MINUTE == minute)
                            .count())
                    .isLessThanOrEqualTo(limit);
        }
    }

    @Property
    void no_sixty_seconds_have_more_than_the_limit(
            @ForAll @IntRange(min = 1, max = 5) int limit,
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 30_000) Integer> gaps) {
        List<Long> admitted = admitted(RateLimit.Kind.SLIDING_WINDOW, limit, gaps);
        for (int i = limit; i < admitted.size(); i++) {
            assertThat(admitted.get(i) - admitted.get(i - limit)).isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @Property
    void no_span_has_more_than_a_bucket_and_what_flows_into_it(
            @ForAll @IntRange(min = 1, max = 7) int limit,
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 30_000) Integer> gaps) {
        List<Long> admitted = admitted(RateLimit.Kind.BUCKET, limit, gaps);
        for (int from = 0; from < admitted.size(); from++) {
            for (int to = from; to < admitted.size(); to++) {
                long span = admitted.get(to) - admitted.get(from);
                assertThat((to - from + 1) * MINUTE).isLessThanOrEqualTo(limit * MINUTE + limit * span);
            }
        }
    }

    /** And a millisecond before there is none: the wait is no longer than it has to be. */
    @Property
    void after_the_wait_there_is_room_and_not_before(
            @ForAll RateLimit.Kind kind,
            @ForAll @IntRange(min = 1, max = 7) int limit,
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 9_000) Integer> gaps) {
        Counter counter = Counter.of(kind, limit);
        Instant now = START;
        for (int gap : gaps) {
            now = now.plusMillis(gap);
            Duration wait = counter.take(now);
            if (!wait.isZero()) {
                assertThat(counter.take(now.plus(wait).minusMillis(1))).isEqualTo(Duration.ofMillis(1));
                now = now.plus(wait);
                assertThat(counter.take(now)).isZero();
            }
        }
    }

    @Property
    void the_limit_can_be_used_at_once(@ForAll RateLimit.Kind kind, @ForAll @IntRange(min = 1, max = 200) int limit) {
        Counter counter = Counter.of(kind, limit);
        for (int i = 0; i < limit; i++) {
            assertThat(counter.take(START)).isZero();
        }
        assertThat(counter.take(START).isZero()).isEqualTo(kind == RateLimit.Kind.OFF);
    }
}
