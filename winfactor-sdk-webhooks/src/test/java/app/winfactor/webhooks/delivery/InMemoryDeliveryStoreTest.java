package app.winfactor.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.delivery.Claim.Done;
import app.winfactor.webhooks.delivery.Claim.InProgress;
import app.winfactor.webhooks.support.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryDeliveryStoreTest {
    private static final Duration LEASE_TIME = Duration.ofMinutes(5);

    private final VirtualClock clock = new VirtualClock();
    private final InMemoryDeliveryStore store = InMemoryDeliveryStore.create(3, LEASE_TIME, clock);

    @Test
    void leasesADeliveryToOneAtATime() {
        Delivery lease = lease("a");

        assertThat(store.claim("a")).isEqualTo(new InProgress());
        assertThat(lease("b").token()).isNotEqualTo(lease.token());
    }

    @Test
    void keepsADeliveryDone() {
        store.done(lease("a"));

        assertThat(store.claim("a")).isEqualTo(new Done());
    }

    @Test
    void leasesAgainWhatWasReleased() {
        Delivery first = lease("a");
        store.release(first, Duration.ZERO);

        assertThat(lease("a").token()).isNotEqualTo(first.token());
    }

    @Test
    void leasesAgainAsSoonAsALeaseHasRunOutAndNotBefore() {
        lease("a");

        clock.advance(LEASE_TIME.minusNanos(1));
        assertThat(store.claim("a")).isEqualTo(new InProgress());
        clock.advance(Duration.ofNanos(1));
        assertThat(store.claim("a")).isInstanceOf(Claimed.class);
    }

    @Test
    void aHolderWhoseLeaseRanOutIsDoneIfNobodyTookOver() {
        Delivery late = lease("a");
        clock.advance(LEASE_TIME.multipliedBy(2));

        store.done(late);

        assertThat(store.claim("a")).isEqualTo(new Done());
    }

    @Test
    void aHolderWhoseLeaseRanOutCannotEndTheLeaseOfAnother() {
        Delivery late = lease("a");
        clock.advance(LEASE_TIME);
        Delivery current = lease("a");

        assertLost(late);
        store.release(late, Duration.ZERO);
        assertThat(store.claim("a")).isEqualTo(new InProgress());

        store.done(current);
        assertLost(late);
        store.release(late, Duration.ZERO);
        assertThat(store.claim("a")).isEqualTo(new Done());
    }

    @Test
    void aLeaseEndsInOneWay() {
        Delivery released = lease("a");
        store.release(released, Duration.ZERO);
        assertLost(released);

        Delivery done = lease("b");
        store.done(done);
        store.done(done);
        store.release(done, Duration.ZERO);
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> store.dead(done, "too late"));
        assertThat(store.claim("b")).isEqualTo(new Done());
    }

    @Test
    void forgetsWhatHasBeenDoneForLongerThanItsMemory() {
        store.done(lease("a"));

        clock.advance(InMemoryDeliveryStore.MEMORY);
        assertThat(store.claim("a")).isEqualTo(new Done());
        clock.advance(Duration.ofNanos(1));
        assertThat(store.claim("a")).isInstanceOf(Claimed.class);
    }

    @Test
    void forgetsOnPurposeWhatIsDoneOnly() {
        store.done(lease("a"));
        lease("b");

        assertThat(store.forget("a")).isTrue();
        assertThat(store.forget("a")).isFalse();
        assertThat(store.forget("b")).isFalse();
        assertThat(store.forget("c")).isFalse();
        assertThat(store.claim("a")).isInstanceOf(Claimed.class);
        assertThat(store.claim("b")).isEqualTo(new InProgress());
    }

    @Test
    void forgetsTheOldestOfTheDoneWhenThereAreTooMany() {
        for (String id : new String[] {"a", "b", "c", "d"}) {
            store.done(lease(id));
        }

        assertThat(store.claim("b")).isEqualTo(new Done());
        assertThat(store.claim("c")).isEqualTo(new Done());
        assertThat(store.claim("d")).isEqualTo(new Done());
        assertThat(store.claim("a")).isInstanceOf(Claimed.class);
    }

    @Test
    void neitherDropsALeaseForTheBoundNorADoneOneForALease() {
        store.done(lease("done"));
        for (int i = 0; i < 100; i++) {
            lease("leased" + i);
        }

        for (int i = 0; i < 100; i++) {
            assertThat(store.claim("leased" + i)).isEqualTo(new InProgress());
        }
        assertThat(store.claim("done")).isEqualTo(new Done());
    }

    @Test
    void dropsLeasesThatRanOutWhenThereAreTooMany() {
        Delivery dead = lease("a");
        lease("b");
        lease("c");
        clock.advance(LEASE_TIME);

        lease("d");

        assertLost(dead);
    }

    @Test
    void refusesToBeMadeWithoutRoomOrTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> InMemoryDeliveryStore.create(0, LEASE_TIME, clock));
        assertThatIllegalArgumentException().isThrownBy(() -> InMemoryDeliveryStore.create(1, Duration.ZERO, clock));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InMemoryDeliveryStore.create(1, Duration.ofSeconds(-1), clock));
    }

    private Delivery lease(String id) {
        return ((Claimed) store.claim(id)).delivery();
    }

    private void assertLost(Delivery lease) {
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> store.done(lease))
                .withMessageContaining(lease.id());
    }
}
