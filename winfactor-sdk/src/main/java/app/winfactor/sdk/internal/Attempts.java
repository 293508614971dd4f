package app.winfactor.sdk.internal;

import app.winfactor.sdk.errors.FailedCall;
import app.winfactor.sdk.errors.Outcome;
import java.time.Duration;

/** The attempts of one call: how many, what they may have done together, and how much time is left. */
final class Attempts {
    private final ApiRequest<?> request;
    private final Time time;
    private final long deadline;
    private int made;
    private boolean mayHaveBeenApplied;

    Attempts(ApiRequest<?> request, Time time, Duration deadline) {
        this.request = request;
        this.time = time;
        this.deadline = time.nanos() + deadline.toNanos();
    }

    /** One doubtful attempt makes the whole call doubtful, whatever the later ones said. */
    <T> Attempt<T> count(Attempt<T> attempt) {
        made++;
        if (attempt instanceof Attempt.Failed<T> failed
                && !failed.failure().kind().notApplied()) {
            mayHaveBeenApplied = true;
        }
        return attempt;
    }

    int made() {
        return made;
    }

    Duration left() {
        return Duration.ofNanos(deadline - time.nanos());
    }

    FailedCall failedCall() {
        boolean unknown = mayHaveBeenApplied && request.repeat() != Repeat.READS;
        return new FailedCall(
                request.verb(), request.template(), made, unknown ? Outcome.UNKNOWN : Outcome.NOT_APPLIED);
    }
}
