package app.winfactor.sdk.templates;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** The sizes that can be built. */
@Value.Immutable
@JsonDeserialize(as = ImmutableSizeConstraints.class)
public abstract class SizeConstraints extends Model {
    SizeConstraints() {}

    /** {@return the smallest width in millimetres} */
    public abstract OptionalInt minWidth();

    /** {@return the largest width in millimetres} */
    public abstract OptionalInt maxWidth();

    /** {@return the smallest height in millimetres} */
    public abstract OptionalInt minHeight();

    /** {@return the largest height in millimetres} */
    public abstract OptionalInt maxHeight();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link SizeConstraints}. */
    public static final class Builder extends ImmutableSizeConstraints.Builder {
        Builder() {}
    }
}
