package app.winfactor.sdk;

import app.winfactor.sdk.internal.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when somebody sleeps, and only then. */
final class VirtualTime implements Time {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private Nap nap = duration -> {};
    private Duration passed = Duration.ZERO;

    /** What else happens while somebody sleeps. */
    interface Nap {
        void during(Duration duration) throws InterruptedException;
    }

    VirtualTime whileSleeping(Nap what) {
        nap = what;
        return this;
    }

    List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public Instant now() {
        return START.plus(passed);
    }

    @Override
    public long nanos() {
        return Long.MAX_VALUE - 1_000_000 + passed.toNanos(); // a clock that runs over during the test
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        sleeps.add(duration);
        nap.during(duration);
        passed = passed.plus(duration);
    }
}
