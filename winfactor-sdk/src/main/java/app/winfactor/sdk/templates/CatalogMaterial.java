package app.winfactor.sdk.templates;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** A material that can be chosen. */
@Value.Immutable
@JsonDeserialize(as = ImmutableCatalogMaterial.class)
public abstract class CatalogMaterial extends Model {
    CatalogMaterial() {}

    /** {@return the ID: opaque, never to be parsed} */
    public abstract String id();

    /** {@return the name} */
    public abstract String name();

    /** {@return which side it is for} */
    public abstract MaterialSide side();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CatalogMaterial}. */
    public static final class Builder extends ImmutableCatalogMaterial.Builder {
        Builder() {}
    }
}
