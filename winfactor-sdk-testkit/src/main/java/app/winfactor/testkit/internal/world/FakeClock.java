package app.winfactor.testkit.internal.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The fake's time, in whole milliseconds: another clock's, moved forward on demand. It never goes back. */
public final class FakeClock {
    private final Clock source;
    private final boolean ticking;
    private Duration offset;
    private Instant latest;

    private FakeClock(Clock source, boolean ticking, Duration offset) {
        this.source = source;
        this.ticking = ticking;
        this.offset = offset;
        this.latest = Instant.MIN;
    }

    /** Follows the system's clock, the given time behind it. */
    public static FakeClock ticking(Duration behind) {
        return new FakeClock(Clock.systemUTC(), true, behind.negated());
    }

    /** Stands still. */
    public static FakeClock standingAt(Instant start) {
        return new FakeClock(Clock.fixed(start, ZoneOffset.UTC), false, Duration.ZERO);
    }

    public synchronized Instant now() {
        Instant now = source.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }

    public synchronized void advance(Duration by) {
        offset = offset.plus(by);
    }

    public boolean isTicking() {
        return ticking;
    }
}
