package app.winfactor.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.webhooks.support.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InMemoryDeliveryStoreTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final VirtualClock clock = new VirtualClock();
    private final InMemoryDeliveryStore store = InMemoryDeliveryStore.of(3, LEASE, clock);

    @Test
    void leasesADeliveryToOneHolderUntilItIsCompleted() {
        Lease lease = acquire("a");

        assertThat(store.claim("a")).isEqualTo(new Claim.InProgress());
        assertThat(store.complete(lease)).isTrue();
        assertThat(store.claim("a")).isEqualTo(new Claim.Done());
    }

    @Test
    void givesAReleasedDeliveryToTheNextWhoClaims() {
        store.release(acquire("a"));

        assertThat(store.claim("a")).isInstanceOf(Claim.Acquired.class);
    }

    @Test
    void letsALeaseEndByItselfAndNotAMomentBefore() {
        acquire("a");

        clock.advance(LEASE.minusNanos(1));
        assertThat(store.claim("a")).isEqualTo(new Claim.InProgress());
        clock.advance(Duration.ofNanos(1));
        assertThat(store.claim("a")).isInstanceOf(Claim.Acquired.class);
    }

    @Test
    void keepsAHolderWhoCameTooLateFromEndingAnothersLease() {
        Lease late = acquire("a");
        clock.advance(LEASE);
        Lease current = acquire("a");

        store.release(late);
        assertThat(store.claim("a")).isEqualTo(new Claim.InProgress());
        assertThat(store.complete(late)).isFalse();
        assertThat(store.complete(current)).isTrue();
        assertThat(store.complete(late)).isFalse();
    }

    @Test
    void completesUnderALeaseThatEndedIfNobodyElseClaimedSince() {
        Lease late = acquire("a");
        clock.advance(LEASE.multipliedBy(2));

        assertThat(store.complete(late)).isTrue();
    }

    @Test
    void forgetsTheOldestHandledDeliveryFirst() {
        List.of("a", "b", "c", "d").forEach(id -> store.complete(acquire(id)));

        assertThat(store.claim("a")).isInstanceOf(Claim.Acquired.class);
        assertThat(store.claim("b")).isEqualTo(new Claim.Done());
    }

    @Test
    void neverForgetsWhatIsBeingHandledForWantOfRoom() {
        Lease lease = acquire("slow");
        for (int i = 0; i < 10; i++) {
            store.complete(acquire("other" + i));
        }

        assertThat(store.claim("slow")).isEqualTo(new Claim.InProgress());
        assertThat(store.complete(lease)).isTrue();
    }

    @Test
    void forgetsOnPurposeWhatWasHandledButNotWhatIsBeingHandled() {
        store.complete(acquire("done"));
        acquire("now");

        store.forget("done");
        store.forget("now");

        assertThat(store.claim("done")).isInstanceOf(Claim.Acquired.class);
        assertThat(store.claim("now")).isEqualTo(new Claim.InProgress());
    }

    @Test
    void givesADeliveryToExactlyOneOfEightThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 500; round++) {
                String id = "round" + round;
                CountDownLatch start = new CountDownLatch(1);
                Callable<Claim> claim = () -> {
                    start.await();
                    return store.claim(id);
                };
                List<Future<Claim>> claims = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    claims.add(threads.submit(claim));
                }
                start.countDown();
                int acquired = 0;
                for (Future<Claim> each : claims) {
                    acquired += each.get() instanceof Claim.Acquired ? 1 : 0;
                }
                assertThat(acquired).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesACapacityOrALeaseOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> InMemoryDeliveryStore.of(0, LEASE, clock));
        assertThatIllegalArgumentException().isThrownBy(() -> InMemoryDeliveryStore.of(1, Duration.ZERO, clock));
    }

    private Lease acquire(String id) {
        return ((Claim.Acquired) store.claim(id)).lease();
    }
}
