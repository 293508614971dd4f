package app.winfactor.sdk.errors;

import java.time.Instant;
import java.util.Optional;

/** 429: too many requests. */
public final class RateLimitedException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Instant> retryAt;

    /**
     * A failure.
     *
     * @param error the error as it was answered
     * @param call the call that failed
     * @param retryAt when to come back, if the answer said so
     */
    public RateLimitedException(ApiError error, FailedCall call, Optional<Instant> retryAt) {
        super(error, call);
        this.retryAt = retryAt;
    }

    /** {@return when to come back, if the answer said so} */
    public Optional<Instant> retryAt() {
        return retryAt;
    }
}
