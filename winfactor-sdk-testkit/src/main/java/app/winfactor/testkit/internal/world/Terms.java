package app.winfactor.testkit.internal.world;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a quote says besides its lines; the tax rate is in percent. */
public record Terms(
        @Nullable String reference, @Nullable String notes, int validityDays, BigDecimal taxRate, String currency) {

    /** A tax rate of 21 percent and a validity of 30 days are assumptions. */
    public static Terms standard(Profile profile) {
        return new Terms(null, null, 30, BigDecimal.valueOf(21), profile.currency());
    }
}
