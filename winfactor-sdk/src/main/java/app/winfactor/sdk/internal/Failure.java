package app.winfactor.sdk.internal;

import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.ReadOnlyClientException;
import app.winfactor.sdk.errors.WinFactorException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** One attempt that failed: what is known of it, and the exception it becomes if it was the last. */
record Failure(Kind kind, Optional<Duration> retryAfter, Function<FailedCall, WinFactorException> exception) {

    static Failure of(Kind kind, Function<FailedCall, WinFactorException> exception) {
        return new Failure(kind, Optional.empty(), exception);
    }

    static Failure readOnly() {
        return of(Kind.REFUSED, ReadOnlyClientException::new);
    }

    enum Kind {
        /** No connection was made: the request cannot have arrived. */
        NEVER_SENT,
        /** 429: it arrived, was refused, and may come again. */
        RATE_LIMITED,
        /** Another 4xx: it arrived and was refused for good. */
        REFUSED,
        /** 408 and the 5xx that pass: it may have been done. */
        TRANSIENT,
        /** The connection broke or went silent after sending, or a success could not be read. */
        LOST,
        /** Anything else: it may have been done, and coming again would not help. */
        DOUBTFUL;

        /** Whether the request certainly changed nothing. */
        boolean notApplied() {
            return this == NEVER_SENT || this == RATE_LIMITED || this == REFUSED;
        }

        boolean mayPass() {
            return this == NEVER_SENT || this == RATE_LIMITED || this == TRANSIENT || this == LOST;
        }
    }
}
