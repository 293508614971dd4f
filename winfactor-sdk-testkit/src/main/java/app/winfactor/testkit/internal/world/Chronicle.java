package app.winfactor.testkit.internal.world;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Is told of everything that changes a world, under its lock and before anybody else hears of it. */
public interface Chronicle {
    /** Nobody remembers. */
    Chronicle NONE = new Chronicle() {
        @Override
        public void commanded(Instant at, Command command, int status) {}

        @Override
        public void attempted(Instant at, Event event, @Nullable String error) {}

        @Override
        public void moved(Instant at, Duration by) {}
    };

    /**
     * A request that may change something.
     *
     * @param organization whose key it came with, or null where none is needed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Command(@Nullable Tenant organization, String method, String url, byte[] body) {
        /** The method: a URL can be a capability. */
        @Override
        public String toString() {
            return "Command[" + method + "]";
        }
    }

    /** A request was carried out, or refused, and will be answered so. */
    void commanded(Instant at, Command command, int status);

    /** A delivery was made, with an error or taken. */
    void attempted(Instant at, Event event, @Nullable String error);

    /** Time was moved, and what that brought about has happened. */
    void moved(Instant at, Duration by);
}
