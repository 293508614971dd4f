package app.winfactor.sdk.internal;

import app.winfactor.sdk.http.RateLimiter;
import java.time.Duration;

/** How long, how large, how often; and whether a write may be made at all. */
public record Limits(
        Duration deadline, int maxAnswerBytes, RateLimiter ofKey, RateLimiter ofCapabilities, boolean readOnly) {
    /** Longer than anybody waits, and short enough to be counted in nanoseconds. */
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(365);

    public Limits {
        Checks.that(deadline.compareTo(Duration.ZERO) > 0, "The deadline is more than zero; got " + deadline);
        Checks.that(
                maxAnswerBytes > 0, "The largest answer is given in bytes, and more than zero; got " + maxAnswerBytes);
        deadline = deadline.compareTo(LONGEST_DEADLINE) < 0 ? deadline : LONGEST_DEADLINE;
    }

    public Limits within(Duration newDeadline) {
        return new Limits(newDeadline, maxAnswerBytes, ofKey, ofCapabilities, readOnly);
    }

    public Limits upTo(int newMaxAnswerBytes) {
        return new Limits(deadline, newMaxAnswerBytes, ofKey, ofCapabilities, readOnly);
    }

    public Limits at(RateLimiter newOfKey, RateLimiter newOfCapabilities) {
        return new Limits(deadline, maxAnswerBytes, newOfKey, newOfCapabilities, readOnly);
    }

    public Limits forReading() {
        return new Limits(deadline, maxAnswerBytes, ofKey, ofCapabilities, true);
    }
}
