package app.winfactor.sdk.organization;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** The profile of the organization that the API key belongs to: how everything downstream is formatted. */
@Value.Immutable
@JsonDeserialize(as = ImmutableOrganization.class)
public abstract class Organization extends Model {
    Organization() {}

    /** {@return the ID: opaque, never to be parsed} */
    public abstract String id();

    /** {@return the name} */
    public abstract String name();

    /** {@return the name in URLs} */
    public abstract String slug();

    /** {@return the language} */
    public abstract LocaleCode locale();

    /** {@return how lengths are shown} */
    public abstract UnitSystem unitSystem();

    /** {@return the currency, ISO 4217, of every amount of this organization} */
    public abstract String currency();

    /** {@return the plan} */
    public abstract Plan plan();

    /** {@return whether live-pricing adjustments are accepted; without it they answer {@code 403 forbidden_plan}} */
    public abstract boolean externalPricingEnabled();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Organization}. */
    public static final class Builder extends ImmutableOrganization.Builder {
        Builder() {}
    }
}
