package app.winfactor.sdk.submissions;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** A colour. */
@Value.Immutable
@JsonDeserialize(as = ImmutableNamedColor.class)
public abstract class NamedColor extends Model {
    NamedColor() {}

    /** {@return the name} */
    public abstract String name();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link NamedColor}. */
    public static final class Builder extends ImmutableNamedColor.Builder {
        Builder() {}
    }
}
