package app.winfactor.sdk.contacts;

import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.model.UnixMillis;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** Somebody who submits configurations. WinFactor makes contacts from submissions by itself. */
@Value.Immutable
@JsonDeserialize(as = ImmutableContact.class)
public abstract class Contact extends Model {
    Contact() {}

    /** {@return the ID: opaque, never to be parsed} */
    public abstract String id();

    /** {@return the name} */
    public abstract String name();

    /** {@return the e-mail address: a contact is known by it} */
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

    /** {@return whether somebody starred it in the dashboard} */
    @JsonProperty("isStarred")
    public abstract boolean starred();

    /** {@return how many submissions came from it} */
    public abstract int submissionCount();

    /** {@return the link to the record in the CRM or ERP, if one was set} */
    public abstract Optional<ExternalRef> externalRef();

    /** {@return when it last submitted} */
    @UnixMillis
    public abstract Optional<Instant> lastUsedAt();

    /** {@return when it was made} */
    @UnixMillis
    public abstract Instant createdAt();

    /** {@return when it last changed} */
    @UnixMillis
    public abstract Instant updatedAt();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Contact}. */
    public static final class Builder extends ImmutableContact.Builder {
        Builder() {}
    }
}
