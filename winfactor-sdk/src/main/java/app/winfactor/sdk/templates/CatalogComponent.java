package app.winfactor.sdk.templates;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** A component that can be chosen. */
@Value.Immutable
@JsonDeserialize(as = ImmutableCatalogComponent.class)
public abstract class CatalogComponent extends Model {
    CatalogComponent() {}

    /** {@return the ID: opaque, never to be parsed} */
    public abstract String id();

    /** {@return the name} */
    public abstract String name();

    /** {@return how it opens} */
    public abstract ComponentType type();

    /** {@return the sizes that can be built} */
    public abstract SizeConstraints constraints();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CatalogComponent}. */
    public static final class Builder extends ImmutableCatalogComponent.Builder {
        Builder() {}
    }
}
