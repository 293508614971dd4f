package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.RateLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts who asks how often. */
public final class Limiter {
    private final Map<String, Counter> counters = new HashMap<>();
    private RateLimit limit;

    Limiter(RateLimit limit) {
        this.limit = limit;
    }

    /** From now on this one, and everybody's count is anew. */
    public synchronized void use(RateLimit next) {
        limit = next;
        counters.clear();
    }

    public synchronized RateLimit limit() {
        return limit;
    }

    /** When to come back, if there is no room. */
    synchronized Optional<Duration> refuse(Exchange.Asked asked, @Nullable String authorization, String address) {
        if (limit.kind() == RateLimit.Kind.OFF || !asked.isForTheApi()) {
            return Optional.empty();
        }
        Duration wait = switch (asked.key()) {
            case FULL, READ_ONLY ->
                counter("key " + authorization, limit.perKey()).take(asked.at());
            case UNKNOWN, NONE ->
                counter("unauthenticated " + address, limit.perIpUnauthenticated())
                        .take(asked.at());
            case CAPABILITY ->
                counter("capability " + address, limit.perIpCapability()).take(asked.at());
        };
        return wait.isZero() ? Optional.empty() : Optional.of(wait);
    }

    private Counter counter(String caller, int number) {
        return counters.computeIfAbsent(caller, unseen -> Counter.of(limit.kind(), number));
    }
}
