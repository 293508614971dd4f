package app.winfactor.sdk.submissions;

import app.winfactor.sdk.pricing.Adjustment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A configuration that a customer submitted, whole. */
@Value.Immutable
@JsonDeserialize(as = ImmutableSubmission.class)
public abstract class Submission extends SubmissionFields {
    Submission() {}

    /** {@return the canonical pricing configuration: raw IDs, free-form} */
    @Value.Redacted // free-form: nobody knows what it holds
    public abstract JsonNode configuration();

    /** {@return what the customer built, in words} */
    public abstract ResolvedConfiguration resolvedConfiguration();

    /** {@return the live-pricing adjustment that was frozen when the customer submitted, if there was one} */
    public abstract Optional<Adjustment> externalPricing();

    /** {@return the ID of the newest quote, if there is one} */
    public abstract Optional<String> latestQuoteId();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Submission}. */
    public static final class Builder extends ImmutableSubmission.Builder {
        Builder() {}
    }
}
