package app.winfactor.sdk.pricing;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.List;
import org.immutables.value.Value;

/** WinFactor's own price of a configuration. */
@Value.Immutable
@JsonDeserialize(as = ImmutableBasePricing.class)
public abstract class BasePricing extends Model {
    BasePricing() {}

    /** {@return the line items} */
    public abstract List<PricingLineItem> lineItems();

    /** {@return their sum} */
    public abstract BigDecimal subtotal();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link BasePricing}. */
    public static final class Builder extends ImmutableBasePricing.Builder {
        Builder() {}
    }
}
