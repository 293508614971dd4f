package app.winfactor.sdk.quotes;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** A draft quote to make from a submission. Everything may be left to WinFactor. */
@Value.Immutable
@JsonSerialize(as = ImmutableNewQuote.class)
public abstract class NewQuote {
    NewQuote() {}

    /** {@return the tax rate in percent} */
    public abstract Optional<BigDecimal> taxRate();

    /** {@return how many days it is valid from sending} */
    public abstract OptionalInt validityDays();

    /** {@return the currency, ISO 4217} */
    public abstract Optional<String> currency();

    /** {@return the supplier's own reference} */
    public abstract Optional<String> reference();

    /** {@return the notes} */
    public abstract Optional<String> notes();

    /** {@return the breakdown; left out, WinFactor calculates it, preferring frozen live pricing} */
    public abstract Optional<LineItems> lineItems();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link NewQuote}. */
    public static final class Builder extends ImmutableNewQuote.Builder {
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
