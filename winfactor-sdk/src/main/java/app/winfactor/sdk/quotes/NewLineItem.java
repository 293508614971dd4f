package app.winfactor.sdk.quotes;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/** A line to put into a quote. WinFactor calculates the totals. */
@Value.Immutable
@JsonSerialize(as = ImmutableNewLineItem.class)
public abstract class NewLineItem {
    NewLineItem() {}

    /** {@return what it is} */
    public abstract String description();

    /** {@return how many} */
    public abstract BigDecimal quantity();

    /** {@return the price of one, in the currency of the quote} */
    public abstract BigDecimal unitPrice();

    /** {@return what kind of thing it is} */
    public abstract Optional<LineItemType> itemType();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link NewLineItem}. */
    public static final class Builder extends ImmutableNewLineItem.Builder {
        Builder() {}

        /**
         * Sets how many.
         *
         * @param quantity a whole number
         * @return this builder
         */
        public Builder quantity(long quantity) {
            return quantity(BigDecimal.valueOf(quantity));
        }

        /**
         * Sets the price of one. There is no variant that takes a {@code double}: it could not hold most prices exactly.
         *
         * @param unitPrice a decimal number, for example {@code "512.00"}
         * @return this builder
         * @throws NumberFormatException if it is none
         */
        public Builder unitPrice(String unitPrice) {
            return unitPrice(new BigDecimal(unitPrice));
        }
    }
}
