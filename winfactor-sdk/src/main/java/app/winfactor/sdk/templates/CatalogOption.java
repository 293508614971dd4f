package app.winfactor.sdk.templates;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** An option that can be chosen. */
@Value.Immutable
@JsonDeserialize(as = ImmutableCatalogOption.class)
public abstract class CatalogOption extends Model {
    CatalogOption() {}

    /** {@return the ID: opaque, never to be parsed} */
    public abstract String id();

    /** {@return the code} */
    public abstract String code();

    /** {@return the name} */
    public abstract String name();

    /** {@return the group it belongs to} */
    public abstract Optional<String> optionGroup();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CatalogOption}. */
    public static final class Builder extends ImmutableCatalogOption.Builder {
        Builder() {}
    }
}
