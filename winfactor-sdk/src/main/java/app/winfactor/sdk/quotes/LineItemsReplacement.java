package app.winfactor.sdk.quotes;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A new breakdown for a quote. It replaces the old one whole. */
@Value.Immutable
@JsonSerialize(as = ImmutableLineItemsReplacement.class)
public abstract class LineItemsReplacement {
    LineItemsReplacement() {}

    /** {@return the new breakdown} */
    public abstract LineItems lineItems();

    /** {@return whether a quote that was sent may be taken back to be revised: its version goes up and it is a draft again} */
    public abstract Optional<Boolean> revise();

    /** {@return what changed and why, for the history} */
    public abstract Optional<String> changeDescription();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link LineItemsReplacement}. */
    public static final class Builder extends ImmutableLineItemsReplacement.Builder {
        Builder() {}

        /**
         * Sets the breakdown.
         *
         * @param items at least one
         * @return this builder
         */
        public Builder lineItems(NewLineItem... items) {
            return lineItems(LineItems.of(items));
        }

        /**
         * Sets the breakdown.
         *
         * @param items at least one
         * @return this builder
         */
        public Builder lineItems(List<NewLineItem> items) {
            return lineItems(LineItems.of(items));
        }
    }
}
