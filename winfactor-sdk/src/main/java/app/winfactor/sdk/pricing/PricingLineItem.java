package app.winfactor.sdk.pricing;

import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.quotes.LineItemType;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** A line of a live price, as WinFactor calculates it and as an integration answers it. */
@Value.Immutable
@JsonDeserialize(as = ImmutablePricingLineItem.class)
public abstract class PricingLineItem extends Model {
    PricingLineItem() {}

    /** {@return what it is: at most 2,000 characters when sent, HTML is stripped} */
    public abstract String description();

    /** {@return how many: more than zero when sent} */
    public abstract BigDecimal quantity();

    /** {@return the price of one: zero or more when sent} */
    public abstract BigDecimal unitPrice();

    /** {@return what kind of thing it is} */
    public abstract Optional<LineItemType> itemType();

    /** {@return the key of the base item that this one stands for: echo it} */
    public abstract Optional<String> itemKey();

    /** {@return where to show it, relative to its place} */
    public abstract OptionalInt sortOffset();

    /** {@return the link to the record in the CRM or ERP, if one was set} */
    public abstract Optional<ExternalRef> externalRef();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link PricingLineItem}. */
    public static final class Builder extends ImmutablePricingLineItem.Builder {
        Builder() {}
    }
}
