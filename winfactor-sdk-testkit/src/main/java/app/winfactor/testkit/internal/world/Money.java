package app.winfactor.testkit.internal.world;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * How amounts are rounded: every line and the tax half up to the cent, sums not at all. WinFactor does not say (an
 * assumption).
 */
public final class Money {
    private Money() {}

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    public static BigDecimal subtotal(Collection<LineItem> items) {
        return items.stream().map(LineItem::total).reduce(cents(BigDecimal.ZERO), BigDecimal::add);
    }

    static BigDecimal percentage(BigDecimal amount, BigDecimal percent) {
        return cents(amount.multiply(percent).movePointLeft(2));
    }
}
