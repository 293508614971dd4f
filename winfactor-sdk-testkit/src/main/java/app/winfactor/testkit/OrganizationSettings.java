package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Ids;
import app.winfactor.testkit.internal.world.Profile;
import java.util.Currency;
import java.util.List;

/** The profile of the organization under test: Dutch, metric, in euros, on the plan {@code pro}, with external pricing. */
public final class OrganizationSettings {
    private String locale = "nl";
    private String unitSystem = "metric";
    private String currency = "EUR";
    private String plan = "pro";
    private boolean externalPricingEnabled = true;

    OrganizationSettings() {}

    /**
     * Sets the language.
     *
     * @param code {@code en}, {@code de} or {@code nl}
     * @return these settings
     * @throws IllegalArgumentException if it is none of them
     */
    public OrganizationSettings locale(String code) {
        locale = oneOf(code, List.of("en", "de", "nl"));
        return this;
    }

    /**
     * Sets how lengths are shown.
     *
     * @param name {@code metric} or {@code imperial}
     * @return these settings
     * @throws IllegalArgumentException if it is neither
     */
    public OrganizationSettings unitSystem(String name) {
        unitSystem = oneOf(name, List.of("metric", "imperial"));
        return this;
    }

    /**
     * Sets the currency.
     *
     * @param code ISO 4217
     * @return these settings
     * @throws IllegalArgumentException if there is none with this code
     */
    public OrganizationSettings currency(String code) {
        currency = Currency.getInstance(code).getCurrencyCode();
        return this;
    }

    /**
     * Sets the plan.
     *
     * @param name {@code free}, {@code essential}, {@code pro} or {@code enterprise}
     * @return these settings
     * @throws IllegalArgumentException if it is none of them
     */
    public OrganizationSettings plan(String name) {
        plan = oneOf(name, List.of("free", "essential", "pro", "enterprise"));
        return this;
    }

    /**
     * Sets whether live-pricing adjustments are taken.
     *
     * @param enabled if false, adjustments answer {@code 403 forbidden_plan}; prices are still asked for (an assumption)
     * @return these settings
     */
    public OrganizationSettings externalPricingEnabled(boolean enabled) {
        externalPricingEnabled = enabled;
        return this;
    }

    Profile profile() {
        return new Profile(
                Ids.next("org_2"),
                "Voorbeeld Kozijnen",
                "voorbeeld-kozijnen",
                locale,
                unitSystem,
                currency,
                plan,
                externalPricingEnabled);
    }

    private static String oneOf(String value, List<String> known) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException("'" + value + "' is none of " + known);
        }
        return value;
    }
}
