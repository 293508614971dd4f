package app.winfactor.testkit.internal.world;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line of a quote or of a live price. */
public record LineItem(
        String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        @Nullable String itemType,
        @Nullable String itemKey,
        @Nullable Integer sortOffset,
        @Nullable String externalRef) {

    public BigDecimal total() {
        return Money.cents(quantity.multiply(unitPrice));
    }
}
