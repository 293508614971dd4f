package app.winfactor.testkit.internal.state;

import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets everything happen again, each at its time: what was refused then is refused now. */
final class Replay {
    private final World world;
    private final Router router;

    Replay(World world, Router router) {
        this.world = world;
        this.router = router;
    }

    void run(List<Entry> entries) {
        for (Entry entry : entries) {
            world.clock().holdAt(entry.at());
            if (entry instanceof Entry.Command command) {
                router.answer(Call.of(
                        command.method(), command.url(), authorization(command.organization()), command.bytes()));
            } else if (entry instanceof Entry.Attempted attempted) {
                world.attemptedBefore(attempted.event(), attempted.error());
            } else if (entry instanceof Entry.Moved moved) {
                world.movedBefore(moved.by());
            }
        }
    }

    /** The keys themselves are not kept. */
    private @Nullable String authorization(@Nullable String organization) {
        if (organization == null) {
            return null;
        }
        return world.tenants()
                .filter(tenant -> tenant.profile().id().equals(organization))
                .findFirst()
                .map(tenant -> "Bearer " + tenant.keys().anyFull())
                .orElseThrow(() -> new IllegalStateException("The state file names an organization that it has not"));
    }
}
