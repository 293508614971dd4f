package app.winfactor.sdk.templates;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** Everything that can be chosen in a template. */
@Value.Immutable
@JsonDeserialize(as = ImmutableTemplateCatalog.class)
public abstract class TemplateCatalog extends Model {
    TemplateCatalog() {}

    /** {@return the template} */
    public abstract Template template();

    /** {@return the components} */
    public abstract List<CatalogComponent> components();

    /** {@return the options} */
    public abstract List<CatalogOption> options();

    /** {@return the materials} */
    public abstract List<CatalogMaterial> materials();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link TemplateCatalog}. */
    public static final class Builder extends ImmutableTemplateCatalog.Builder {
        Builder() {}
    }
}
