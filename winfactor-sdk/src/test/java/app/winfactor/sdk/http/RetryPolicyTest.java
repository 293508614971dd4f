package app.winfactor.sdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RetryPolicyTest {
    @Property
    void aWaitIsNeverNegativeAndNeverOverTheLimitOfItsAttempt(
            @ForAll @LongRange(min = 0, max = 43_200_000) long firstMillis,
            @ForAll @LongRange(min = 0, max = 43_200_000) long moreMillis,
            @ForAll @IntRange(min = 1, max = 200) int attempt,
            @ForAll long seed) {
        Duration first = Duration.ofMillis(firstMillis);
        Duration max = first.plusMillis(moreMillis);
        Duration wait = new RetryPolicy(3, first, max).delayAfter(attempt, new SplittableRandom(seed));
        Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, 30));
        assertThat(wait).isBetween(Duration.ZERO, doubled.compareTo(max) < 0 ? doubled : max);
    }

    @Example
    void theLongestPolicyCanBeAskedForAnyAttempt() {
        Duration day = Duration.ofDays(1);
        RetryPolicy policy = new RetryPolicy(Integer.MAX_VALUE, day, day);
        assertThat(policy.delayAfter(Integer.MAX_VALUE, new SplittableRandom(1)))
                .isBetween(Duration.ZERO, day);
    }

    @Example
    void aWaitThatCouldNotBeCountedIsRefused() {
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(3, Duration.ZERO, forEver));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(3, forEver, forEver));
    }

    @Example
    void theWholeRangeIsUsedSoThatClientsDoNotComeBackTogether() {
        RetryPolicy policy = RetryPolicy.standard();
        SplittableRandom random = new SplittableRandom(42);
        long late = 0;
        for (int draw = 0; draw < 1000; draw++) {
            if (policy.delayAfter(1, random).toMillis() >= 250) {
                late++;
            }
        }
        assertThat(late).isBetween(400L, 600L);
    }

    @Example
    void theLimitDoublesUntilItsMaximum() {
        RetryPolicy policy = RetryPolicy.standard();
        assertThat(longestOf(policy, 1)).isBetween(Duration.ofMillis(450), Duration.ofMillis(500));
        assertThat(longestOf(policy, 2)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(1));
        assertThat(longestOf(policy, 5)).isBetween(Duration.ofMillis(7200), Duration.ofSeconds(8));
        assertThat(longestOf(policy, 40)).isBetween(Duration.ofMillis(7200), Duration.ofSeconds(8));
    }

    private static Duration longestOf(RetryPolicy policy, int attempt) {
        SplittableRandom random = new SplittableRandom(7);
        Duration longest = Duration.ZERO;
        for (int draw = 0; draw < 500; draw++) {
            Duration wait = policy.delayAfter(attempt, random);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return longest;
    }

    @Example
    void noneIsOneAttempt() {
        assertThat(RetryPolicy.none().attempts()).isEqualTo(1);
        assertThat(RetryPolicy.standard().attempts()).isEqualTo(3);
    }

    @Example
    void whatMakesNoSenseIsRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(0, second, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(1, second.negated(), second));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(1, second, Duration.ZERO));
    }
}
