package app.winfactor.sdk.http;

import java.time.Duration;

/** A {@link RateLimiter} cannot let an attempt start in the time that it was given. */
public final class NoTurnException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration earliest;

    /**
     * For implementations of {@link RateLimiter}.
     *
     * @param earliest how long it would take, counted from now, until the attempt could start
     */
    public NoTurnException(Duration earliest) {
        super("could start in " + earliest.toMillis() + " ms at the earliest");
        this.earliest = earliest;
    }

    /** {@return how long it would take until the attempt could start} */
    public Duration earliest() {
        return earliest;
    }
}
