package app.winfactor.sdk.contacts;

import app.winfactor.sdk.internal.Checks;
import app.winfactor.sdk.links.ExternalRef;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What to change of a contact: at least one field, or it is refused before it is sent. The e-mail address cannot change. */
@Value.Immutable
@JsonSerialize(as = ImmutableContactUpdate.class)
public abstract class ContactUpdate {
    ContactUpdate() {}

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
        Checks.someOf(
                "name, phone, companyName, address, postalCode, city, country, externalRef",
                name(),
                phone(),
                companyName(),
                address(),
                postalCode(),
                city(),
                country(),
                externalRef());
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ContactUpdate}. */
    public static final class Builder extends ImmutableContactUpdate.Builder {
        Builder() {}
    }
}
