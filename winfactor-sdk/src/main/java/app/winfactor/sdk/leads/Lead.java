package app.winfactor.sdk.leads;

import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.model.UnixMillis;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** Somebody who wrote through the contact form of the public page. */
@Value.Immutable
@JsonDeserialize(as = ImmutableLead.class)
public abstract class Lead extends Model {
    Lead() {}

    /** {@return the ID: opaque, never to be parsed} */
    public abstract String id();

    /** {@return the name} */
    public abstract String name();

    /** {@return the e-mail address} */
    public abstract String email();

    /** {@return the telephone number} */
    public abstract Optional<String> phone();

    /** {@return what was written} */
    public abstract String message();

    /** {@return where it stands} */
    public abstract LeadStatus status();

    /** {@return when it arrived} */
    @UnixMillis
    public abstract Instant createdAt();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Lead}. */
    public static final class Builder extends ImmutableLead.Builder {
        Builder() {}
    }
}
