package app.winfactor.webhooks.interleavings;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.interleavings.Explorer.Found;
import app.winfactor.webhooks.support.Database;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * No event is both acknowledged and lost, whatever happens in whatever order. With a joined handler its effect is there
 * exactly once as soon as it is done.
 */
class EveryInterleavingTest {
    private final Place.InDatabase database = new Place.InDatabase(Database.H2);

    @Test
    void inMemoryOverTwoNodes() {
        explore(100, () -> new InlineCluster(Place.inMemory(), 2, false));
    }

    @Test
    void inMemoryOverThreeNodes() {
        explore(400, () -> new InlineCluster(Place.inMemory(), 3, false));
    }

    @Test
    void inMemoryOverThreeNodesIfEffectAndDoneWereOne() {
        explore(100, () -> new InlineCluster(Place.inMemory(), 3, true));
    }

    @Test
    void inADatabaseOverTwoNodes() {
        explore(100, () -> new InlineCluster(database.fresh(), 2, false));
    }

    @Test
    void inADatabaseOverThreeNodesWithAJoinedHandler() {
        explore(100, () -> new InlineCluster(database.freshAndJoined(), 3, true));
    }

    @Test
    void storedOverTwoNodes() {
        explore(300, () -> new StoringCluster(database.fresh(), 2, false));
    }

    @Test
    void storedOverTwoNodesWithAJoinedHandler() {
        explore(100, () -> new StoringCluster(database.freshAndJoined(), 2, true));
    }

    private static void explore(int atLeast, Supplier<World> fresh) {
        Found found = Explorer.explore(fresh);

        System.out.println(fresh.get().getClass().getSimpleName() + ": " + found);
        assertThat(found.states()).isGreaterThanOrEqualTo(atLeast);
        assertThat(found.transitions()).isGreaterThan(found.states());
    }
}
