package app.winfactor.sdk.submissions;

import app.winfactor.sdk.paging.ListQuery;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** Which submissions to list. */
@Value.Immutable
public abstract class SubmissionQuery extends ListQuery {
    SubmissionQuery() {}

    /** {@return where they stand} */
    public abstract Optional<SubmissionStatus> status();

    /** {@return the template they were configured from} */
    public abstract Optional<String> templateId();

    /** {@return the time after which they were created} */
    public abstract Optional<Instant> createdAfter();

    /** {@return the time before which they were created} */
    public abstract Optional<Instant> createdBefore();

    /** {@return a builder with nothing set: everything} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link SubmissionQuery}. */
    public static final class Builder extends ImmutableSubmissionQuery.Builder {
        Builder() {}
    }
}
