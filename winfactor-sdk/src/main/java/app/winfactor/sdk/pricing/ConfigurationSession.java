package app.winfactor.sdk.pricing;

import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.organization.LocaleCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A configuration that a customer is working on. */
@Value.Immutable
@JsonDeserialize(as = ImmutableConfigurationSession.class)
public abstract class ConfigurationSession extends Model {
    ConfigurationSession() {}

    /** {@return the ID of the session} */
    public abstract String sessionId();

    /** {@return the ID of the organization} */
    public abstract String organizationId();

    /** {@return the ID of the template} */
    public abstract String templateId();

    /** {@return where it is being configured} */
    public abstract String origin();

    /** {@return whether somebody is still configuring} */
    public abstract SessionStatus status();

    /** {@return the configuration: raw IDs, free-form} */
    @Value.Redacted // free-form: nobody knows what it holds
    public abstract JsonNode configuration();

    /** {@return the hash of the configuration, to be echoed with an adjustment} */
    public abstract String configHash();

    /** {@return the ID of the submission it became} */
    public abstract Optional<String> submissionId();

    /** {@return the language the customer uses} */
    public abstract LocaleCode locale();

    /** {@return WinFactor's own price} */
    public abstract BasePricing basePricing();

    /** {@return the adjustment in force, if there is one} */
    public abstract Optional<Adjustment> adjustments();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ConfigurationSession}. */
    public static final class Builder extends ImmutableConfigurationSession.Builder {
        Builder() {}
    }
}
