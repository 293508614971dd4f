package app.winfactor.sdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyProperties {
    @Property
    void aWaitIsNeverNegativeNorLongerThanItsLimit(
            @ForAll @IntRange(min = 1, max = 1000) int attempt, @ForAll long seed) {
        RetryPolicy policy = RetryPolicy.standard();
        Duration limit = Duration.ofMillis(attempt > 5 ? 8000 : Math.min(8000, 500L << (attempt - 1)));

        assertThat(policy.delayAfter(attempt, new Random(seed))).isBetween(Duration.ZERO, limit);
    }

    @Test
    void aPolicyWithoutAnAttemptOrWithLimitsTheWrongWayRoundIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(-1), Duration.ofSeconds(1)));
    }
}
