package app.winfactor.sdk.contacts;

import app.winfactor.sdk.internal.Checks;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** What to change of a contact: at least one field, or it is refused before it is sent. The e-mail address cannot change. */
@Value.Immutable
@JsonSerialize(as = ImmutableContactUpdate.class)
public abstract class ContactUpdate extends ContactChanges {
    ContactUpdate() {}

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
