package app.winfactor.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.delivery.Claim.Dead;
import app.winfactor.webhooks.delivery.Claim.Done;
import app.winfactor.webhooks.delivery.Claim.InProgress;
import app.winfactor.webhooks.support.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store promises. */
public abstract class DeliveryStoreContract {
    protected static final Duration LEASE_TIME = Duration.ofMinutes(5);
    protected static final Duration TICK = Duration.ofMillis(1);

    protected final VirtualClock clock = new VirtualClock();

    protected DeliveryStoreContract() {}

    /** The same one whenever it is asked for. */
    protected abstract DeliveryStore store();

    @Test
    void leasesWhatIsNewOnce() {
        Delivery delivery = claimed("a");

        assertThat(delivery.id()).isEqualTo("a");
        assertThat(delivery.attempt()).isEqualTo(1);
        assertThat(delivery.firstSeen()).isEqualTo(VirtualClock.START);
        assertThat(store().claim("a")).isEqualTo(new InProgress());
    }

    @Test
    void keepsWhatIsDone() {
        store().done(claimed("a"));

        clock.advance(LEASE_TIME.multipliedBy(2));

        assertThat(store().claim("a")).isEqualTo(new Done());
    }

    @Test
    void keepsWhatIsDead() {
        store().dead(claimed("a"), "why");

        clock.advance(LEASE_TIME.multipliedBy(2));

        assertThat(store().claim("a")).isEqualTo(new Dead());
    }

    @Test
    void keepsDeliveriesApart() {
        Delivery first = claimed("a");
        Delivery second = claimed("b");

        store().done(first);

        assertThat(store().claim("a")).isEqualTo(new Done());
        assertThat(store().claim("b")).isEqualTo(new InProgress());
        store().dead(second, "why");
        assertThat(store().claim("a")).isEqualTo(new Done());
    }

    @Test
    void leasesAgainAsSoonAsALeaseHasRunOutAndNotBefore() {
        Delivery first = claimed("a");

        clock.advance(LEASE_TIME.minus(TICK));
        assertThat(store().claim("a")).isEqualTo(new InProgress());
        clock.advance(TICK);

        assertThat(claimed("a").token()).isNotEqualTo(first.token());
        assertThat(store().claim("a")).isEqualTo(new InProgress());
    }

    @Test
    void leasesAgainAtOnceWhatWasReleased() {
        Delivery first = claimed("a");
        store().release(first, Duration.ZERO);

        assertThat(claimed("a").token()).isNotEqualTo(first.token());
    }

    @Test
    void leasesAgainAfterTheWaitAndNotBefore() {
        store().release(claimed("a"), LEASE_TIME.multipliedBy(3));

        clock.advance(LEASE_TIME.multipliedBy(3).minus(TICK));
        assertThat(store().claim("a")).isEqualTo(new InProgress());
        clock.advance(TICK);
        assertThat(store().claim("a")).isInstanceOf(Claimed.class);
    }

    @Test
    void aWaitCanBeShorterThanWhatWasLeftOfTheLease() {
        store().release(claimed("a"), TICK);

        assertThat(store().claim("a")).isEqualTo(new InProgress());
        clock.advance(TICK);
        assertThat(store().claim("a")).isInstanceOf(Claimed.class);
    }

    @Test
    void countsTheAttemptsAndRemembersWhenItWasFirstSeen() {
        store().release(claimed("a"), Duration.ofSeconds(7));
        clock.advance(Duration.ofSeconds(7));
        Delivery second = claimed("a");
        clock.advance(LEASE_TIME);
        Delivery third = claimed("a");

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(third.attempt()).isEqualTo(3);
        assertThat(List.of(second.firstSeen(), third.firstSeen())).containsOnly(VirtualClock.START);
    }

    @Test
    void aRefusedClaimIsNoAttempt() {
        Delivery first = claimed("a");
        assertThat(store().claim("a")).isEqualTo(new InProgress());
        store().release(first, Duration.ZERO);

        assertThat(claimed("a").attempt()).isEqualTo(2);
    }

    @Test
    void aHolderWhoseLeaseRanOutIsDoneIfNobodyTookOver() {
        Delivery late = claimed("a");
        clock.advance(LEASE_TIME.multipliedBy(2));

        store().done(late);

        assertThat(store().claim("a")).isEqualTo(new Done());
    }

    @Test
    void aHolderWhoseLeaseRanOutGivesUpOrReleasesIfNobodyTookOver() {
        Delivery late = claimed("a");
        Delivery other = claimed("b");
        clock.advance(LEASE_TIME.multipliedBy(2));

        store().dead(late, "why");
        store().release(other, Duration.ofHours(1));

        assertThat(store().claim("a")).isEqualTo(new Dead());
        assertThat(store().claim("b")).isEqualTo(new InProgress());
    }

    @Test
    void aHolderWhoseLeaseRanOutCannotEndTheLeaseOfAnother() {
        Delivery late = claimed("a");
        clock.advance(LEASE_TIME);
        Delivery current = claimed("a");

        assertLost(late);
        store().release(late, Duration.ZERO);
        assertThat(store().claim("a")).isEqualTo(new InProgress());

        store().done(current);
        assertLost(late);
        store().release(late, Duration.ZERO);
        assertThat(store().claim("a")).isEqualTo(new Done());
    }

    @Test
    void aHolderOfAnEarlierLeaseCannotEndWhatWaits() {
        Delivery late = claimed("a");
        clock.advance(LEASE_TIME);
        store().release(claimed("a"), LEASE_TIME);

        assertLost(late);
        store().release(late, Duration.ZERO);

        assertThat(store().claim("a")).isEqualTo(new InProgress());
    }

    @Test
    void whatIsDoneStaysDoneWhateverItsHolderSaysLater() {
        Delivery done = claimed("a");
        store().done(done);

        store().done(done);
        store().release(done, Duration.ZERO);
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> store().dead(done, "too late"));

        assertThat(store().claim("a")).isEqualTo(new Done());
    }

    @Test
    void whatIsDeadStaysDeadWhateverItsHolderSaysLater() {
        Delivery dead = claimed("a");
        store().dead(dead, "why");

        store().dead(dead, "why");
        store().release(dead, Duration.ZERO);
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> store().done(dead));

        assertThat(store().claim("a")).isEqualTo(new Dead());
    }

    @Test
    void whatWasReleasedCannotBeEndedByItsFormerHolder() {
        Delivery released = claimed("a");
        store().release(released, Duration.ZERO);
        store().release(released, Duration.ofHours(1));

        assertLost(released);
        assertThat(store().claim("a")).isInstanceOf(Claimed.class);
    }

    @Test
    void nobodyEndsWhatWasNeverClaimed() {
        Delivery never = new Delivery("a", "0", 1, VirtualClock.START);

        assertLost(never);
        store().release(never, Duration.ZERO);

        assertThat(store().claim("a")).isInstanceOf(Claimed.class);
    }

    @Test
    void forgetsOnPurposeWhatIsDoneOrDeadOnly() {
        store().done(claimed("done"));
        store().dead(claimed("dead"), "why");
        Delivery leased = claimed("leased");
        store().release(claimed("waiting"), LEASE_TIME);

        assertThat(store().forget("done")).isTrue();
        assertThat(store().forget("done")).isFalse();
        assertThat(store().forget("dead")).isTrue();
        assertThat(store().forget("dead")).isFalse();
        assertThat(store().forget("leased")).isFalse();
        assertThat(store().forget("waiting")).isFalse();
        assertThat(store().forget("never seen")).isFalse();

        assertThat(claimed("done").attempt()).isEqualTo(1);
        assertThat(claimed("dead").attempt()).isEqualTo(1);
        assertThat(store().claim("leased")).isEqualTo(new InProgress());
        assertThat(store().claim("waiting")).isEqualTo(new InProgress());
        store().done(leased);
    }

    @Test
    void whoHeldWhatWasForgottenCannotEndWhatCameAfter() {
        Delivery old = claimed("a");
        store().done(old);
        store().forget("a");

        assertLost(old);
        claimed("a");
        assertLost(old);
        store().release(old, Duration.ZERO);
        assertThat(store().claim("a")).isEqualTo(new InProgress());
    }

    @Test
    void idsAreTakenAsTheyAre() {
        String longest = "x".repeat(200);
        List<String> ids = List.of("evt_A", "evt_a", "évt", "%", "_", "'; DROP TABLE d; --", "a b", "{now}", longest);

        for (String id : ids) {
            store().done(claimed(id));
        }

        assertThat(ids).allSatisfy(id -> assertThat(store().claim(id)).isEqualTo(new Done()));
        assertThat(store().claim("evt_b")).isInstanceOf(Claimed.class);
        assertThat(store().claim("x".repeat(199))).isInstanceOf(Claimed.class);
    }

    @Test
    void anErrorCanSayAnything() {
        for (String error : List.of("", "\0", "é\uD83D\uDE00".repeat(1000), "\uD83D", "x".repeat(100_000))) {
            Delivery delivery = claimed("a");
            store().dead(delivery, error);
            assertThat(store().claim("a")).isEqualTo(new Dead());
            assertThat(store().forget("a")).isTrue();
        }
    }

    @Test
    void ofManyAtOnceExactlyOneClaimsAndExactlyOneTakesOver() throws Exception {
        int threads = 6;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 30; round++) {
                String id = "round" + round;
                assertThat(atOnce(pool, threads, id)).hasSize(1);
                clock.advance(LEASE_TIME);
                List<Delivery> second = atOnce(pool, threads, id);
                assertThat(second).hasSize(1);
                store().done(second.get(0));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Delivery> atOnce(ExecutorService pool, int threads, String id) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<Claim>> claims = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            claims.add(pool.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return store().claim(id);
            }));
        }
        List<Delivery> got = new ArrayList<>();
        for (Future<Claim> claim : claims) {
            if (claim.get(30, TimeUnit.SECONDS) instanceof Claimed claimed) {
                got.add(claimed.delivery());
            } else {
                assertThat(claim.get()).isEqualTo(new InProgress());
            }
        }
        return got;
    }

    protected final Delivery claimed(String id) {
        Claim claim = store().claim(id);
        assertThat(claim).isInstanceOf(Claimed.class);
        return ((Claimed) claim).delivery();
    }

    private void assertLost(Delivery delivery) {
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> store().done(delivery))
                .withMessageContaining(delivery.id());
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> store().dead(delivery, "too late"));
    }
}
