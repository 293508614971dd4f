package app.winfactor.sdk.contacts;

import app.winfactor.sdk.internal.Checks;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** A contact to make, or to change if its e-mail address is known. */
@Value.Immutable
@JsonSerialize(as = ImmutableContactUpsert.class)
public abstract class ContactUpsert extends ContactChanges {
    ContactUpsert() {}

    /** {@return the e-mail address: what the contact is known by} */
    public abstract String email();

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
