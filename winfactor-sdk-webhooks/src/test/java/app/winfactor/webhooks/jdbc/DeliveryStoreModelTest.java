package app.winfactor.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.Claim.Claimed;
import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.delivery.LeaseLostException;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Any order of operations by anybody who ever had a lease, against a model that is a state for each ID. */
class DeliveryStoreModelTest {
    private static final Duration LEASE_TIME = Duration.ofSeconds(10);
    private static final int IDS = 3;

    private enum Action {
        CLAIM,
        DONE,
        DEAD,
        RELEASE,
        FORGET,
        WAIT
    }

    record Operation(Action action, int number) {}

    private enum Status {
        OPEN,
        DONE,
        DEAD
    }

    /** @param token of the lease in force, or of the one that ended it; null if there is none */
    private record Row(Status status, @Nullable String token, long claimableAt, int attempts, long firstSeen) {
        Row ended(Status end) {
            return new Row(end, token, claimableAt, attempts, firstSeen);
        }

        Row released(long until) {
            return new Row(Status.OPEN, null, until, attempts, firstSeen);
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void inMemory(@ForAll("operations") @Size(max = 60) List<Operation> operations) {
        VirtualClock clock = new VirtualClock();
        play(operations, InMemoryDeliveryStore.create(100, LEASE_TIME, clock), clock);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void onH2(@ForAll("operations") @Size(max = 60) List<Operation> operations) {
        onADatabase(operations, Database.H2);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void onPostgres(@ForAll("operations") @Size(max = 60) List<Operation> operations) {
        onADatabase(operations, Database.POSTGRESQL);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void inPlainSqlOnPostgres(@ForAll("operations") @Size(max = 60) List<Operation> operations) {
        onADatabase(operations, Database.PLAIN_SQL_ON_POSTGRESQL);
    }

    private static void onADatabase(List<Operation> operations, Database database) {
        VirtualClock clock = new VirtualClock();
        String table = Tables.of(database);
        database.execute("DELETE FROM " + table);
        play(
                operations,
                VirtualStores.builder(database, database.pool(), clock, table)
                        .leaseTime(LEASE_TIME)
                        .build(),
                clock);
    }

    /** One for each database, for a new one for each try takes longer than the try. */
    private static final class Tables {
        private static final Map<Database, String> ALL = new HashMap<>();

        static synchronized String of(Database database) {
            return ALL.computeIfAbsent(database, VirtualStores::freshTable);
        }
    }

    private static void play(List<Operation> operations, DeliveryStore store, VirtualClock clock) {
        Map<String, Row> model = new HashMap<>();
        List<Delivery> given = new ArrayList<>();
        for (Operation operation : operations) {
            int number = operation.number();
            String id = "id" + number % IDS;
            switch (operation.action()) {
                case CLAIM -> claim(store, id, model, given, clock.millis());
                case FORGET -> {
                    Row row = model.get(id);
                    boolean ended = row != null && row.status() != Status.OPEN;
                    assertThat(store.forget(id)).isEqualTo(ended);
                    if (ended) {
                        model.remove(id);
                    }
                }
                case WAIT -> clock.advance(Duration.ofMillis(number * 10L));
                default -> {
                    if (!given.isEmpty()) {
                        // Mostly one of the latest: the older ones have nothing to say any more.
                        int back = Math.min(given.size() - 1, number % 5 == 0 ? number % given.size() : number % 3);
                        end(store, operation.action(), given.get(given.size() - 1 - back), model, clock, number);
                    }
                }
            }
        }
    }

    private static void claim(DeliveryStore store, String id, Map<String, Row> model, List<Delivery> given, long now) {
        Row row = model.get(id);
        Claim claim = store.claim(id);
        if (row != null && row.status() != Status.OPEN) {
            assertThat(claim).isEqualTo(row.status() == Status.DONE ? new Claim.Done() : new Claim.Dead());
        } else if (row != null && now < row.claimableAt()) {
            assertThat(claim).isEqualTo(new Claim.InProgress());
        } else {
            assertThat(claim).isInstanceOf(Claimed.class);
            Delivery delivery = ((Claimed) claim).delivery();
            int attempts = row == null ? 1 : row.attempts() + 1;
            long firstSeen = row == null ? now : row.firstSeen();
            assertThat(delivery.attempt()).isEqualTo(attempts);
            assertThat(delivery.firstSeen().toEpochMilli()).isEqualTo(firstSeen);
            assertThat(given).noneMatch(other -> other.token().equals(delivery.token()));
            given.add(delivery);
            model.put(id, new Row(Status.OPEN, delivery.token(), now + LEASE_TIME.toMillis(), attempts, firstSeen));
        }
    }

    private static void end(
            DeliveryStore store,
            Action action,
            Delivery delivery,
            Map<String, Row> model,
            VirtualClock clock,
            int number) {
        Row row = model.get(delivery.id());
        @Nullable Row his = row != null && delivery.token().equals(row.token()) ? row : null;
        if (action == Action.RELEASE) {
            Duration wait = Duration.ofMillis(number % 4 * 5_000L);
            store.release(delivery, wait);
            if (his != null && his.status() == Status.OPEN) {
                model.put(delivery.id(), his.released(clock.millis() + wait.toMillis()));
            }
            return;
        }
        Status end = action == Action.DONE ? Status.DONE : Status.DEAD;
        if (his != null && (his.status() == Status.OPEN || his.status() == end)) {
            assertThat(ends(store, delivery, end)).isTrue();
            model.put(delivery.id(), his.ended(end));
        } else {
            assertThat(ends(store, delivery, end)).isFalse();
        }
    }

    private static boolean ends(DeliveryStore store, Delivery delivery, Status end) {
        try {
            if (end == Status.DONE) {
                store.done(delivery);
            } else {
                store.dead(delivery, "why");
            }
            return true;
        } catch (LeaseLostException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        return Combinators.combine(
                        Arbitraries.of(
                                Action.CLAIM,
                                Action.CLAIM,
                                Action.DONE,
                                Action.DEAD,
                                Action.RELEASE,
                                Action.FORGET,
                                Action.WAIT),
                        Arbitraries.integers().between(0, 1000))
                .as(Operation::new)
                .list();
    }
}
