package app.winfactor.testkit.internal.world;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The PDF of a version of a quote.
 *
 * @param readyAt when it is or was made; null if that fails
 */
public record Pdf(Instant orderedAt, @Nullable Instant readyAt) {
    /** How long an order waits, and how long after the order it is made (assumptions). */
    public static final Duration WAITING = Duration.ofSeconds(1);

    public static final Duration READY_AFTER = Duration.ofSeconds(3);

    /** How far it is. */
    public enum Status {
        PENDING,
        GENERATING,
        READY,
        FAILED
    }

    static Pdf ordered(Instant now) {
        return new Pdf(now, now.plus(READY_AFTER));
    }

    static Pdf ready(Instant now) {
        return new Pdf(now, now);
    }

    static Pdf failed(Instant now) {
        return new Pdf(now, null);
    }

    public Status status(Instant now) {
        if (readyAt == null) {
            return Status.FAILED;
        }
        if (!now.isBefore(readyAt)) {
            return Status.READY;
        }
        return now.isBefore(orderedAt.plus(WAITING)) ? Status.PENDING : Status.GENERATING;
    }
}
