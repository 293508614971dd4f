package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Unexpected;
import java.util.Set;

/** How the wire is at the start, and is again after a reset. */
public record WireSettings(Set<Unexpected> allowed) {
    public WireSettings {
        allowed = Set.copyOf(allowed);
    }
}
