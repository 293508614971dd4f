package app.winfactor.testkit.internal.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The fake's time, in whole milliseconds: another clock's, moved forward on demand. It never goes back. What the fake goes
 * by is the moment to which the world was brought last, so that no time passes within a command, and what became due
 * happens at its own moment, however late somebody looks.
 */
public final class FakeClock {
    private final Clock source;
    private final boolean ticking;
    private Duration offset;
    private Instant now;
    private @Nullable Instant held;

    private FakeClock(Clock source, boolean ticking, Duration offset) {
        this.source = source;
        this.ticking = ticking;
        this.offset = offset;
        this.now = Instant.MIN;
        moveTo(present());
    }

    /** Follows the system's clock, the given time behind it. */
    public static FakeClock ticking(Duration behind) {
        return new FakeClock(Clock.systemUTC(), true, behind.negated());
    }

    /** Stands still. */
    public static FakeClock standingAt(Instant start) {
        return new FakeClock(Clock.fixed(start, ZoneOffset.UTC), false, Duration.ZERO);
    }

    /** The moment that the world has been brought to. */
    public synchronized Instant now() {
        return now;
    }

    /** The moment that it should be brought to. */
    synchronized Instant present() {
        Instant present = held == null ? source.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS) : held;
        return present.isAfter(now) ? present : now;
    }

    synchronized void moveTo(Instant moment) {
        if (moment.isAfter(now)) {
            now = moment;
        }
    }

    synchronized void advance(Duration by) {
        offset = offset.plus(by);
        held = held == null ? null : held.plus(by);
    }

    /** Goes back to the beginning of what is to happen again, and stands still until {@link #resume}. */
    public synchronized void rewindTo(Instant beginning) {
        held = beginning.truncatedTo(ChronoUnit.MILLIS);
        now = held;
    }

    /** Goes on to the moment of what happens again next. */
    public synchronized void holdAt(Instant moment) {
        held = moment;
    }

    /** As {@link #advance}, where the moment itself is told by {@link #holdAt}. */
    synchronized void movedBefore(Duration by) {
        offset = offset.plus(by);
    }

    /** From now on time is what it is, but not before the last moment it was held at. */
    public synchronized void resume() {
        held = null;
    }

    public boolean isTicking() {
        return ticking;
    }
}
