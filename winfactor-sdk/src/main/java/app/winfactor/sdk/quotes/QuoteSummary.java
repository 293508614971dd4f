package app.winfactor.sdk.quotes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** A quote as the list shows it. */
@Value.Immutable
@JsonDeserialize(as = ImmutableQuoteSummary.class)
public abstract class QuoteSummary extends QuoteFields {
    QuoteSummary() {}

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link QuoteSummary}. */
    public static final class Builder extends ImmutableQuoteSummary.Builder {
        Builder() {}
    }
}
