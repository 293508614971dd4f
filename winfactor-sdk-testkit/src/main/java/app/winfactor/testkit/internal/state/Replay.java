package app.winfactor.testkit.internal.state;

import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.Refusal;
import app.winfactor.testkit.internal.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /**
     * Does it.
     *
     * @throws UncheckedIOException if it does not come out as it did then; the message holds no content
     */
    void run(List<Entry> entries) {
        int line = 1;
        for (Entry entry : entries) {
            line++;
            String wrong = again(entry);
            if (wrong != null) {
                throw new UncheckedIOException(
                        "The state file cannot be gone on from: line " + line + " " + wrong, new IOException(wrong));
            }
        }
    }

    /** {@return what came out otherwise than then, or null} */
    private @Nullable String again(Entry entry) {
        world.clock().holdAt(entry.at());
        if (entry instanceof Entry.Command command) {
            int status = answer(command);
            return status == command.status()
                    ? null
                    : "was answered " + command.status() + " then, and " + status + " now";
        }
        try {
            if (entry instanceof Entry.Attempted attempted) {
                world.attemptedBefore(attempted.event(), attempted.error());
            } else if (entry instanceof Entry.Moved moved) {
                world.movedBefore(moved.by());
            }
            return null;
        } catch (Refusal refusal) {
            return "names an event that there is not";
        }
    }

    private int answer(Entry.Command command) {
        Call call = Call.of(command.method(), command.url(), authorization(command.organization()), command.bytes());
        try {
            return router.answer(call).status();
        } catch (RuntimeException e) {
            return World.FAILED; // as it was answered then, where a fault of the fake itself is what went wrong
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
