package app.winfactor.sdk.quotes;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/** A line of a quote. */
@Value.Immutable
@JsonDeserialize(as = ImmutableQuoteLineItem.class)
public abstract class QuoteLineItem extends Model {
    QuoteLineItem() {}

    /** {@return what it is} */
    public abstract String description();

    /** {@return how many} */
    public abstract BigDecimal quantity();

    /** {@return the price of one} */
    public abstract BigDecimal unitPrice();

    /** {@return the price of all} */
    public abstract BigDecimal total();

    /** {@return what kind of thing it is} */
    public abstract Optional<LineItemType> itemType();

    /** {@return its place in the quote} */
    public abstract int order();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link QuoteLineItem}. */
    public static final class Builder extends ImmutableQuoteLineItem.Builder {
        Builder() {}
    }
}
