package app.winfactor.sdk.contacts;

import app.winfactor.sdk.internal.Checks;
import app.winfactor.sdk.links.ExternalRef;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A contact to make, or to change if its e-mail address is known. */
@Value.Immutable
@JsonSerialize(as = ImmutableContactUpsert.class)
public abstract class ContactUpsert {
    ContactUpsert() {}

    /** {@return the e-mail address: what the contact is known by} */
    public abstract String email();

    /** {@return the name} */
    public abstract Optional<String> name();

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

    /** {@return the link to the record in the CRM or ERP} */
    public abstract Optional<ExternalRef> externalRef();

    @Value.Check
    void check() {
        Checks.notBlank("email", email());
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ContactUpsert}. */
    public static final class Builder extends ImmutableContactUpsert.Builder {
        Builder() {}
    }
}
