package app.winfactor.sdk.pricing;

import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.model.UnixMillis;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/** A breakdown that an integration put in place of the base pricing. */
@Value.Immutable
@JsonDeserialize(as = ImmutableAdjustment.class)
public abstract class Adjustment extends Model {
    Adjustment() {}

    /** {@return the configuration it was made for} */
    public abstract String configHash();

    /** {@return the line items} */
    public abstract List<PricingLineItem> lineItems();

    /** {@return their sum} */
    public abstract BigDecimal subtotal();

    /** {@return when WinFactor received it} */
    @UnixMillis
    public abstract Instant receivedAt();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Adjustment}. */
    public static final class Builder extends ImmutableAdjustment.Builder {
        Builder() {}
    }
}
