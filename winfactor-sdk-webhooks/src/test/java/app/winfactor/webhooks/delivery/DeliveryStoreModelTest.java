package app.winfactor.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.delivery.Acquisition.Acquired;
import app.winfactor.webhooks.delivery.Acquisition.Done;
import app.winfactor.webhooks.delivery.Acquisition.InProgress;
import app.winfactor.webhooks.support.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Any order of operations by any holder, against a model that is a list of everything that ever happened. */
class DeliveryStoreModelTest {
    private static final int LEASE_SECONDS = 10;
    private static final int CAPACITY = 3;
    private static final int IDS = 5;

    private enum Action {
        ACQUIRE,
        DONE,
        RELEASE,
        FORGET,
        WAIT
    }

    private record Operation(Action action, int number) {}

    /** What the model knows of a lease. Leases are never removed from the model, only ended. */
    private static final class Given {
        final Lease lease;
        final int at;
        boolean ended;

        Given(Lease lease, int at) {
            this.lease = lease;
            this.at = at;
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void behavesAsTheModel(@ForAll("operations") @Size(max = 60) List<Operation> operations) {
        VirtualClock clock = new VirtualClock();
        InMemoryDeliveryStore store = InMemoryDeliveryStore.create(CAPACITY, Duration.ofSeconds(LEASE_SECONDS), clock);
        List<Given> given = new ArrayList<>();
        List<String> done = new ArrayList<>();
        int now = 0;
        for (Operation operation : operations) {
            String id = "id" + operation.number() % IDS;
            Given any = given.isEmpty() ? null : given.get(operation.number() % given.size());
            switch (operation.action()) {
                case ACQUIRE -> {
                    Acquisition result = store.acquire(id);
                    Given current = current(given, id);
                    if (done.contains(id)) {
                        assertThat(result).isEqualTo(new Done());
                    } else if (current != null && now - current.at < LEASE_SECONDS) {
                        assertThat(result).isEqualTo(new InProgress());
                    } else {
                        Lease lease = ((Acquired) result).lease();
                        assertThat(given).noneMatch(other -> other.lease.equals(lease));
                        dropDeadLeases(given, now);
                        given.add(new Given(lease, now));
                    }
                }
                case DONE -> {
                    if (any != null) {
                        boolean holds = any == current(given, any.lease.deliveryId());
                        assertThat(doneSucceeds(store, any.lease)).isEqualTo(holds);
                        if (holds) {
                            any.ended = true;
                            done.add(any.lease.deliveryId());
                            done.subList(0, Math.max(0, done.size() - CAPACITY)).clear();
                        }
                    }
                }
                case RELEASE -> {
                    if (any != null) {
                        store.release(any.lease);
                        any.ended |= any == current(given, any.lease.deliveryId());
                    }
                }
                case FORGET -> assertThat(store.forget(id)).isEqualTo(done.remove(id));
                case WAIT -> {
                    int seconds = operation.number() % LEASE_SECONDS;
                    clock.advance(Duration.ofSeconds(seconds));
                    now += seconds;
                }
            }
        }
    }

    /** The last lease given for an ID, unless it was ended: only that one counts. */
    private static @Nullable Given current(List<Given> given, String id) {
        Given last = null;
        for (Given one : given) {
            last = one.lease.deliveryId().equals(id) ? one : last;
        }
        return last == null || last.ended ? null : last;
    }

    /** Only when there are too many. */
    private static void dropDeadLeases(List<Given> given, int now) {
        List<Given> open = given.stream()
                .filter(one -> one == current(given, one.lease.deliveryId()))
                .toList();
        if (open.size() >= CAPACITY) {
            open.stream().filter(one -> now - one.at >= LEASE_SECONDS).forEach(one -> one.ended = true);
        }
    }

    private static boolean doneSucceeds(DeliveryStore store, Lease lease) {
        try {
            store.done(lease);
            return true;
        } catch (LeaseLostException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        return Combinators.combine(
                        Arbitraries.of(Action.class), Arbitraries.integers().between(0, 1000))
                .as(Operation::new)
                .list();
    }
}
