package app.winfactor.sdk.pricing;

import app.winfactor.sdk.internal.Checks;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.immutables.value.Value;

/** A breakdown to show to the customer in place of the base pricing. It replaces the last one whole. */
@Value.Immutable
@JsonSerialize(as = ImmutableAdjustmentRequest.class)
public abstract class AdjustmentRequest {
    AdjustmentRequest() {}

    /** {@return the hash of the configuration it was made for, as the event or the session gave it} */
    public abstract String configHash();

    /** {@return the line items, at most 200} */
    public abstract List<PricingLineItem> lineItems();

    private static final int MAX_LINE_ITEMS = 200;
    private static final int MAX_DESCRIPTION = 2000;

    @Value.Check
    void check() {
        Checks.notBlank("configHash", configHash());
        Checks.atMost("lineItems", MAX_LINE_ITEMS, lineItems().size());
        for (PricingLineItem item : lineItems()) {
            Checks.notBlank("lineItems[].description", item.description());
            Checks.atMost(
                    "the length of lineItems[].description",
                    MAX_DESCRIPTION,
                    item.description().length());
            Checks.that(item.quantity().signum() > 0, "lineItems[].quantity must be more than zero");
            Checks.that(item.unitPrice().signum() >= 0, "lineItems[].unitPrice must not be negative");
        }
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link AdjustmentRequest}. */
    public static final class Builder extends ImmutableAdjustmentRequest.Builder {
        Builder() {}
    }
}
