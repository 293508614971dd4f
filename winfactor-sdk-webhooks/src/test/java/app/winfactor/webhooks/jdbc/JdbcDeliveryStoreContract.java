package app.winfactor.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.delivery.Claim.Dead;
import app.winfactor.webhooks.delivery.Claim.Done;
import app.winfactor.webhooks.delivery.Claim.InProgress;
import app.winfactor.webhooks.delivery.DeadDelivery;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryStoreContract;
import app.winfactor.webhooks.delivery.KeptEvent;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.Pool;
import app.winfactor.webhooks.support.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the store in a database promises beyond that, as a queue too. */
abstract class JdbcDeliveryStoreContract extends DeliveryStoreContract {
    private static final byte[] BODY = bytes("{\"event\":\"quote.sent\"}");
    private static final Duration MEMORY = Duration.ofDays(30);

    private final Database database;
    private final Pool pool;
    private final String table;
    private final JdbcDeliveryStore store;

    JdbcDeliveryStoreContract(Database database, Pool pool) {
        this.database = database;
        this.pool = pool;
        this.table = VirtualStores.freshTable(database);
        this.store = another();
    }

    /** Of another process, on the same table. */
    private JdbcDeliveryStore another() {
        return VirtualStores.builder(database, pool, clock, table)
                .leaseTime(LEASE_TIME)
                .memory(MEMORY)
                .build();
    }

    @Override
    protected JdbcDeliveryStore store() {
        return store;
    }

    @AfterEach
    void everyConnectionCameBackAsItWas() {
        assertThat(pool.lent()).isZero();
        assertThat(pool.changed()).isZero();
    }

    @Test
    void whatOneProcessSaysTheOthersKnow() {
        Delivery delivery = claimed("a");
        assertThat(another().claim("a")).isEqualTo(new InProgress());

        another().done(delivery);

        assertThat(store.claim("a")).isEqualTo(new Done());
    }

    @Test
    void keepsAnEventOnceWhateverBecomesOfIt() {
        assertThat(store.keep("a", "quote.sent", BODY)).isTrue();
        assertThat(store.keep("a", "quote.sent", bytes("other"))).isFalse();
        KeptEvent kept = due();
        assertThat(store.keep("a", "quote.sent", BODY)).isFalse();
        store.done(kept.delivery());
        assertThat(store.keep("a", "quote.sent", BODY)).isFalse();

        store.keep("b", "quote.sent", BODY);
        store.dead(due().delivery(), "why");
        assertThat(store.keep("b", "quote.sent", BODY)).isFalse();
        assertThat(store.claimDue()).isEmpty();
    }

    @Test
    void givesAKeptEventToOneWorkerAsItCame() {
        byte[] any = new byte[256];
        for (int i = 0; i < any.length; i++) {
            any[i] = (byte) i;
        }
        store.keep("a", "quote.sent", any);
        clock.advance(Duration.ofSeconds(3));

        KeptEvent kept = due();

        assertThat(kept.body()).isEqualTo(any);
        assertThat(kept.eventType()).isEqualTo("quote.sent");
        assertThat(kept.delivery().id()).isEqualTo("a");
        assertThat(kept.delivery().attempt()).isEqualTo(1);
        assertThat(kept.delivery().firstSeen()).isEqualTo(VirtualClock.START);
        assertThat(store.claimDue()).isEmpty();
        assertThat(store.claim("a")).isEqualTo(new InProgress());
    }

    @Test
    void keepsLargeEventsAndEmptyOnes() {
        byte[] large = new byte[3 * 1024 * 1024];
        new Random(1).nextBytes(large);
        store.keep("large", "", large);
        assertThat(due().body()).isEqualTo(large);

        store.keep("empty", "", new byte[0]);
        assertThat(due().body()).isEmpty();
    }

    @Test
    void keepsATypeThatItsColumnTakesAndLeavesOutAnyOther() {
        assertThat(typeOf("x".repeat(200))).hasSize(200);
        assertThat(typeOf("quote.sent'; --")).isEmpty();
        for (String odd : List.of("", " ", "x".repeat(201), "\0", "angebot.geöffnet", "\uD83D\uDE00")) {
            assertThat(typeOf(odd)).isEmpty();
        }
    }

    private String typeOf(String given) {
        store.keep("a", given, BODY);
        KeptEvent kept = due();
        store.done(kept.delivery());
        store.forget("a");
        return kept.eventType();
    }

    @Test
    void whatHasBeenDueForLongestComesFirst() {
        store.keep("first", "", BODY);
        clock.advance(TICK);
        store.keep("second", "", BODY);
        clock.advance(TICK);
        assertThat(oneWorker()).isIn("first", "second"); // it promises no more than "near it"
    }

    private String oneWorker() {
        return due().delivery().id();
    }

    @Test
    void aKeptEventWhoseLeaseRanOutIsDueAgain() {
        store.keep("a", "quote.sent", BODY);
        Delivery first = due().delivery();

        clock.advance(LEASE_TIME.minus(TICK));
        assertThat(store.claimDue()).isEmpty();
        clock.advance(TICK);

        KeptEvent again = due();
        assertThat(again.delivery().attempt()).isEqualTo(2);
        assertThat(again.delivery().token()).isNotEqualTo(first.token());
        assertThat(again.body()).isEqualTo(BODY);
    }

    @Test
    void aKeptEventThatWasReleasedIsDueAfterItsWait() {
        store.keep("a", "quote.sent", BODY);
        store.release(due().delivery(), Duration.ofHours(1));

        clock.advance(Duration.ofHours(1).minus(TICK));
        assertThat(store.claimDue()).isEmpty();
        clock.advance(TICK);
        assertThat(due().delivery().attempt()).isEqualTo(2);
    }

    @Test
    void whatIsClaimedWithoutBeingKeptIsNoWorkersBusiness() {
        store.release(claimed("a"), Duration.ZERO);
        claimed("b");
        clock.advance(LEASE_TIME);

        assertThat(store.claimDue()).isEmpty();
    }

    @Test
    void anEventWhoseHandlerFailedInTheRequestCanBeKeptAfterwards() {
        Delivery inline = claimed("a");
        assertThat(store.keep("a", "quote.sent", BODY)).isTrue();
        assertThat(store.claimDue()).isEmpty();
        store.release(inline, Duration.ZERO);

        KeptEvent kept = due();
        assertThat(kept.delivery().attempt()).isEqualTo(2);
        assertThat(kept.body()).isEqualTo(BODY);
    }

    @Test
    void theBodyGoesWhenItsEventIsDoneAndStaysWhenItIsDead() {
        store.keep("done", "", BODY);
        store.done(due().delivery());
        store.keep("dead", "", BODY);
        store.dead(due().delivery(), "why");

        assertThat(database.query("SELECT delivery_id FROM " + table + " WHERE body IS NOT NULL"))
                .containsExactly("dead");
    }

    @Test
    void listsTheDeadThatHaveBeenSoForLongestFirst() {
        for (String id : List.of("c", "a", "b")) {
            store.keep(id, "type." + id, BODY);
            store.release(due().delivery(), Duration.ZERO);
            Delivery second = due().delivery();
            clock.advance(Duration.ofMinutes(1));
            store.dead(second, "error of " + id);
        }
        store.dead(claimed("inline"), "in the request");
        claimed("leased");

        assertThat(store.dead(100)).extracting(DeadDelivery::id).containsExactly("c", "a", "b", "inline");
        assertThat(store.dead(2)).extracting(DeadDelivery::id).containsExactly("c", "a");
        assertThat(store.dead(1))
                .containsExactly(new DeadDelivery(
                        "c",
                        "type.c",
                        2,
                        VirtualClock.START,
                        VirtualClock.START.plus(Duration.ofMinutes(1)),
                        "error of c"));
        assertThat(store.dead(4).get(3).eventType()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> store.dead(0));
    }

    @Test
    void bringsADeadEventBackWithAFreshCount() {
        store.keep("a", "quote.sent", BODY);
        store.dead(due().delivery(), "why");
        clock.advance(Duration.ofHours(1));

        assertThat(store.retry("a")).isTrue();
        assertThat(store.retry("a")).isFalse();

        assertThat(store.dead(1)).isEmpty();
        KeptEvent again = due();
        assertThat(again.delivery().attempt()).isEqualTo(1);
        assertThat(again.delivery().firstSeen()).isEqualTo(VirtualClock.START);
        assertThat(again.body()).isEqualTo(BODY);
    }

    @Test
    void bringsNothingElseBack() {
        store.dead(claimed("inline"), "its event was never kept");
        store.keep("done", "", BODY);
        store.done(due().delivery());
        store.keep("leased", "", BODY);
        KeptEvent leased = due();

        for (String id : List.of("inline", "done", "leased", "never seen")) {
            assertThat(store.retry(id)).isFalse();
        }
        assertThat(store.claim("inline")).isEqualTo(new Dead());
        store.done(leased.delivery());
    }

    @Test
    void whoGaveAnEventUpCannotEndItAfterItWasBroughtBack() {
        store.keep("a", "", BODY);
        Delivery former = due().delivery();
        store.dead(former, "why");
        store.retry("a");

        store.release(former, Duration.ofHours(1));

        assertThat(store.claimDue()).isPresent();
    }

    @Test
    void anErrorIsCutToWhatItsColumnTakes() {
        assertThat(shownError("a\0b")).isEqualTo("a b");
        assertThat(shownError("x".repeat(2000))).isEqualTo("x".repeat(1000));
        assertThat(shownError("x".repeat(999) + "\uD83D\uDE00")).isEqualTo("x".repeat(999));
        assertThat(shownError("x".repeat(998) + "\uD83D\uDE00")).isEqualTo("x".repeat(998) + "\uD83D\uDE00");
        assertThat(shownError("\uD83D\uDE00".repeat(1000))).isEqualTo("\uD83D\uDE00".repeat(500));
        assertThat(shownError("größer: \u6570 \r\n\t'")).isEqualTo("größer: \u6570 \r\n\t'");
    }

    private String shownError(String error) {
        store.dead(claimed("a"), error);
        String shown = store.dead(1).get(0).error();
        store.forget("a");
        return shown;
    }

    @Test
    void removesInBatchesWhatHasBeenDoneForLongerThanItIsRememberedAndNothingElse() {
        int many = 600;
        for (int i = 0; i < many; i++) {
            insert("done" + i, "done", null);
        }
        insert("broken off", "open", null);
        insert("kept", "open", BODY);
        insert("dead", "dead", null);
        insert("dead with its event", "dead", BODY);
        clock.advance(MEMORY);
        assertThat(store.removeOld()).isZero();
        clock.advance(TICK);
        store.done(claimed("young"));

        assertThat(store.removeOld()).isEqualTo(many + 1);

        assertThat(ids()).containsExactly("dead", "dead with its event", "kept", "young");
        assertThat(store.removeOld()).isZero();
    }

    @Test
    void removesALittleByItselfAsDeliveriesAreDone() {
        for (int i = 0; i < 300; i++) {
            insert("old" + i, "done", null);
        }
        clock.advance(MEMORY.plus(TICK));

        for (int i = 0; i < 100; i++) {
            store.done(claimed("young" + i));
        }

        assertThat(ids()).filteredOn(id -> id.startsWith("old")).hasSize(50);
        assertThat(ids()).filteredOn(id -> id.startsWith("young")).hasSize(100);
    }

    private void insert(String id, String state, byte @Nullable [] body) {
        database.execute(
                "INSERT INTO " + table + " (delivery_id, state, attempts, token, due_at, first_seen, body)"
                        + " VALUES (?, ?, 1, 'x', ?, ?, ?)",
                id,
                state,
                clock.millis(),
                clock.millis(),
                body);
    }

    private Set<String> ids() {
        return new TreeSet<>(database.query("SELECT delivery_id FROM " + table));
    }

    @Test
    void ofManyWorkersNoTwoGetTheSameEventAndEachEventIsGot() throws Exception {
        int events = 60;
        int workers = 6;
        for (int i = 0; i < events; i++) {
            store.keep("evt" + i, "", BODY);
        }
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            CyclicBarrier start = new CyclicBarrier(workers);
            List<Future<List<String>>> works = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                works.add(threads.submit(() -> {
                    List<String> got = new ArrayList<>();
                    start.await(30, TimeUnit.SECONDS);
                    for (var kept = store.claimDue(); kept.isPresent(); kept = store.claimDue()) {
                        got.add(kept.get().delivery().id());
                    }
                    return got;
                }));
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> work : works) {
                all.addAll(work.get(30, TimeUnit.SECONDS));
            }
            assertThat(all).hasSize(events).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofManyWhoKeepTheSameEventOneDoes() throws Exception {
        int threads = 6;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 20; round++) {
                String id = "round" + round;
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Future<Boolean>> keeps = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    keeps.add(pool.submit(() -> {
                        start.await(30, TimeUnit.SECONDS);
                        return store.keep(id, "", BODY);
                    }));
                }
                int kept = 0;
                for (Future<Boolean> keep : keeps) {
                    kept += keep.get(30, TimeUnit.SECONDS) ? 1 : 0;
                }
                assertThat(kept).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aLeaseIsTakenBySomebodyWhoClaimsItByNameOrByItsTurnAndNotByBoth() {
        store.keep("a", "", BODY);
        assertThat(store.claim("a")).isInstanceOf(Claimed.class);
        assertThat(store.claimDue()).isEmpty();
    }

    private KeptEvent due() {
        return store.claimDue().orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
