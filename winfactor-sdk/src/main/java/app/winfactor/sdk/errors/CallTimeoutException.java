package app.winfactor.sdk.errors;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deadline of the call passed, or its turn at the rate limiter would have come too late. */
public final class CallTimeoutException extends WinFactorException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Instant> retryAt;

    /**
     * A failure.
     *
     * @param message what went wrong, without any secret
     * @param call the call that failed
     * @param cause what it came from, if there is more to say
     */
    public CallTimeoutException(String message, FailedCall call, @Nullable Throwable cause) {
        this(message, call, cause, Optional.empty());
    }

    /**
     * A call that was not made because the rate limit would not have let it start before its deadline.
     *
     * @param message what went wrong, without any secret
     * @param call the call that failed
     * @param cause what it came from, if there is more to say
     * @param retryAt when it could have started
     */
    public CallTimeoutException(String message, FailedCall call, @Nullable Throwable cause, Optional<Instant> retryAt) {
        super(message, call, cause);
        this.retryAt = retryAt;
    }

    /** {@return when to come back, if it was the rate limit that left no time} */
    public Optional<Instant> retryAt() {
        return retryAt;
    }
}
