package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Chaos;
import app.winfactor.testkit.RateLimit;
import app.winfactor.testkit.Unexpected;
import java.time.Duration;
import java.util.Set;

/**
 * How the wire is at the start, and is again after a reset.
 *
 * @param latency real time before every answer
 */
public record WireSettings(Set<Unexpected> allowed, RateLimit rateLimit, Chaos chaos, Duration latency) {
    public WireSettings {
        allowed = Set.copyOf(allowed);
    }
}
