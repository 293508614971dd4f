package app.winfactor.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.webhooks.delivery.Acquisition.Acquired;
import app.winfactor.webhooks.delivery.Acquisition.Done;
import app.winfactor.webhooks.delivery.Acquisition.InProgress;
import app.winfactor.webhooks.support.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryDeliveryStoreTest {
    private static final Duration LEASE_TIME = Duration.ofMinutes(5);

    private final VirtualClock clock = new VirtualClock();
    private final InMemoryDeliveryStore store = InMemoryDeliveryStore.create(3, LEASE_TIME, clock);

    @Test
    void leasesADeliveryToOneAtATime() {
        Lease lease = lease("a");

        assertThat(store.acquire("a")).isEqualTo(new InProgress());
        assertThat(lease("b").token()).isNotEqualTo(lease.token());
    }

    @Test
    void keepsADeliveryDone() {
        store.done(lease("a"));

        assertThat(store.acquire("a")).isEqualTo(new Done());
    }

    @Test
    void leasesAgainWhatWasReleased() {
        Lease first = lease("a");
        store.release(first);

        assertThat(lease("a").token()).isNotEqualTo(first.token());
    }

    @Test
    void leasesAgainAsSoonAsALeaseHasRunOutAndNotBefore() {
        lease("a");

        clock.advance(LEASE_TIME.minusNanos(1));
        assertThat(store.acquire("a")).isEqualTo(new InProgress());
        clock.advance(Duration.ofNanos(1));
        assertThat(store.acquire("a")).isInstanceOf(Acquired.class);
    }

    @Test
    void aHolderWhoseLeaseRanOutIsDoneIfNobodyTookOver() {
        Lease late = lease("a");
        clock.advance(LEASE_TIME.multipliedBy(2));

        store.done(late);

        assertThat(store.acquire("a")).isEqualTo(new Done());
    }

    @Test
    void aHolderWhoseLeaseRanOutCannotEndTheLeaseOfAnother() {
        Lease late = lease("a");
        clock.advance(LEASE_TIME);
        Lease current = lease("a");

        assertLost(late);
        store.release(late);
        assertThat(store.acquire("a")).isEqualTo(new InProgress());

        store.done(current);
        assertLost(late);
        store.release(late);
        assertThat(store.acquire("a")).isEqualTo(new Done());
    }

    @Test
    void aLeaseEndsOnce() {
        Lease released = lease("a");
        store.release(released);
        assertLost(released);

        Lease done = lease("b");
        store.done(done);
        assertLost(done);
        store.release(done);
        assertThat(store.acquire("b")).isEqualTo(new Done());
    }

    @Test
    void forgetsOnPurposeWhatIsDoneOnly() {
        store.done(lease("a"));
        lease("b");

        assertThat(store.forget("a")).isTrue();
        assertThat(store.forget("a")).isFalse();
        assertThat(store.forget("b")).isFalse();
        assertThat(store.forget("c")).isFalse();
        assertThat(store.acquire("a")).isInstanceOf(Acquired.class);
        assertThat(store.acquire("b")).isEqualTo(new InProgress());
    }

    @Test
    void forgetsTheOldestOfTheDoneWhenThereAreTooMany() {
        for (String id : new String[] {"a", "b", "c", "d"}) {
            store.done(lease(id));
        }

        assertThat(store.acquire("b")).isEqualTo(new Done());
        assertThat(store.acquire("c")).isEqualTo(new Done());
        assertThat(store.acquire("d")).isEqualTo(new Done());
        assertThat(store.acquire("a")).isInstanceOf(Acquired.class);
    }

    @Test
    void neitherDropsALeaseForTheBoundNorADoneOneForALease() {
        store.done(lease("done"));
        for (int i = 0; i < 100; i++) {
            lease("leased" + i);
        }

        for (int i = 0; i < 100; i++) {
            assertThat(store.acquire("leased" + i)).isEqualTo(new InProgress());
        }
        assertThat(store.acquire("done")).isEqualTo(new Done());
    }

    @Test
    void dropsLeasesThatRanOutWhenThereAreTooMany() {
        Lease dead = lease("a");
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

    private Lease lease(String id) {
        return ((Acquired) store.acquire(id)).lease();
    }

    private void assertLost(Lease lease) {
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> store.done(lease))
                .withMessageContaining(lease.deliveryId());
    }
}
