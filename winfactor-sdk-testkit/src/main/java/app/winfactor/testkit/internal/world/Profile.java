package app.winfactor.testkit.internal.world;

import java.util.Currency;
import java.util.Locale;

/** An organization as it presents itself. */
public record Profile(
        String id,
        String name,
        String slug,
        String locale,
        String unitSystem,
        String currency,
        String plan,
        boolean externalPricingEnabled) {

    String currencySymbol(String code) {
        return Currency.getInstance(code).getSymbol(Locale.forLanguageTag(locale));
    }
}
