package app.winfactor.sdk.submissions;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** A submission as the list shows it. */
@Value.Immutable
@JsonDeserialize(as = ImmutableSubmissionSummary.class)
public abstract class SubmissionSummary extends SubmissionFields {
    SubmissionSummary() {}

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link SubmissionSummary}. */
    public static final class Builder extends ImmutableSubmissionSummary.Builder {
        Builder() {}
    }
}
