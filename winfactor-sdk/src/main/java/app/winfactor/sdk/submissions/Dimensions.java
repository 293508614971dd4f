package app.winfactor.sdk.submissions;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** The outer size of a configuration. */
@Value.Immutable
@JsonDeserialize(as = ImmutableDimensions.class)
public abstract class Dimensions extends Model {
    Dimensions() {}

    /** {@return the width in millimetres} */
    public abstract int width();

    /** {@return the height in millimetres} */
    public abstract int height();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Dimensions}. */
    public static final class Builder extends ImmutableDimensions.Builder {
        Builder() {}
    }
}
