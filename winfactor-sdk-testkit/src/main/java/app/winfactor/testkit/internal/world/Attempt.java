package app.winfactor.testkit.internal.world;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery to be made.
 *
 * @param tenant whose event it is
 * @param number 1 for the first, 0 for a copy
 * @param receiver null while deliveries are paused
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Attempt(
        Tenant tenant, Event event, int number, @Nullable URI receiver, byte[] body, List<String> secrets) {
    /** A copy of it, which counts for nothing. */
    public Attempt again() {
        return new Attempt(tenant, event, 0, receiver, body, secrets);
    }

    /** The event, not the secrets. */
    @Override
    public String toString() {
        return "Attempt[" + event.id() + "]";
    }
}
