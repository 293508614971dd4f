package app.winfactor.sdk.submissions;

import app.winfactor.sdk.internal.Checks;
import app.winfactor.sdk.links.ExternalRef;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What to change of a submission: at least one field, or it is refused before it is sent. */
@Value.Immutable
@JsonSerialize(as = ImmutableSubmissionUpdate.class)
public abstract class SubmissionUpdate {
    SubmissionUpdate() {}

    /** {@return where it stands now} */
    public abstract Optional<SubmissionStatus> status();

    /** {@return the link to the record in the CRM or ERP} */
    public abstract Optional<ExternalRef> externalRef();

    @Value.Check
    void check() {
        Checks.someOf("status, externalRef", status(), externalRef());
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link SubmissionUpdate}. */
    public static final class Builder extends ImmutableSubmissionUpdate.Builder {
        Builder() {}
    }
}
