package app.winfactor.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.delivery.Claim.Done;
import app.winfactor.webhooks.delivery.Claim.InProgress;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "For ever" has many spellings, and some have more milliseconds than a long. */
class LongTimesTest {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final VirtualClock clock = new VirtualClock();

    @Test
    void refusesLeasesAndMemoriesThatMakeNoSense() {
        JdbcDeliveryStore.Builder builder = JdbcDeliveryStore.builder(Database.H2.pool());
        for (Duration lease : new Duration[] {
            Duration.ZERO,
            Duration.ofNanos(1),
            Duration.ofMillis(-1),
            FOR_EVER.negated(),
            Duration.ofDays(1).plusNanos(1),
            FOR_EVER
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder.leaseTime(lease));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.memory(Duration.ofHours(1).minusNanos(1)));
    }

    @ParameterizedTest
    @EnumSource
    void canBeToldToRememberForEver(Database database) {
        JdbcDeliveryStore store = VirtualStores.builder(
                        database, database.pool(), clock, VirtualStores.freshTable(database))
                .memory(FOR_EVER)
                .build();
        store.done(claimed(store));
        clock.advance(Duration.ofDays(365_000));

        assertThat(store.removeOld()).isZero();
        assertThat(store.claim("a")).isEqualTo(new Done());
    }

    @ParameterizedTest
    @EnumSource
    void aWaitCanBeForEver(Database database) {
        JdbcDeliveryStore store = VirtualStores.fresh(database, clock, Duration.ofMinutes(1));
        store.release(claimed(store), FOR_EVER);

        clock.advance(Duration.ofDays(365_000));

        assertThat(store.claim("a")).isEqualTo(new InProgress());
    }

    private static Delivery claimed(JdbcDeliveryStore store) {
        return ((Claimed) store.claim("a")).delivery();
    }
}
