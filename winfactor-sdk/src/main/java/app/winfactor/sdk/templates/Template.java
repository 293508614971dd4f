package app.winfactor.sdk.templates;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A product that customers can configure. */
@Value.Immutable
@JsonDeserialize(as = ImmutableTemplate.class)
public abstract class Template extends Model {
    Template() {}

    /** {@return the ID: opaque, never to be parsed} */
    public abstract String id();

    /** {@return the name} */
    public abstract String name();

    /** {@return the name in URLs} */
    public abstract String slug();

    /** {@return what it is} */
    public abstract Optional<String> description();

    /** {@return the category} */
    public abstract String productCategory();

    /** {@return the sizes that can be built} */
    public abstract SizeConstraints constraints();

    /** {@return the materials it comes in} */
    public abstract List<String> materialTags();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Template}. */
    public static final class Builder extends ImmutableTemplate.Builder {
        Builder() {}
    }
}
