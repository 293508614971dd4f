package app.winfactor.sdk.submissions;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Who submitted. */
@Value.Immutable
@JsonDeserialize(as = ImmutableCustomer.class)
public abstract class Customer extends Model {
    Customer() {}

    /** {@return the name} */
    public abstract String name();

    /** {@return the e-mail address} */
    public abstract String email();

    /** {@return the telephone number, as it was typed} */
    public abstract Optional<String> phone();

    /** {@return the company} */
    public abstract Optional<String> companyName();

    /** {@return street and number} */
    public abstract Optional<String> address();

    /** {@return the postal code} */
    public abstract Optional<String> postalCode();

    /** {@return the city} */
    public abstract Optional<String> city();

    /** {@return the country} */
    public abstract Optional<String> country();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Customer}. */
    public static final class Builder extends ImmutableCustomer.Builder {
        Builder() {}
    }
}
