package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Ids;
import app.winfactor.testkit.internal.world.Profile;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** The profile of the organization under test: Dutch, metric, in euros, on the plan {@code pro}, with external pricing. */
public final class OrganizationSettings {
    private String locale = "nl";
    private String name = "Voorbeeld Kozijnen";
    private String unitSystem = "metric";
    private String currency = "EUR";
    private String plan = "pro";
    private boolean externalPricingEnabled = true;

    OrganizationSettings() {}

    /**
     * Sets the name, from which the slug is made: {@code Voorbeeld Kozijnen} if it is not set.
     *
     * @param text the name
     * @return these settings
     * @throws IllegalArgumentException if it is blank
     */
    public OrganizationSettings name(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The name of an organization is blank");
        }
        name = text;
        return this;
    }

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

    Profile profile(Ids ids) {
        return new Profile(ids.next("org_2"), name, slug(), locale, unitSystem, currency, plan, externalPricingEnabled);
    }

    private String slug() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String oneOf(String value, List<String> known) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException("'" + value + "' is none of " + known);
        }
        return value;
    }
}
