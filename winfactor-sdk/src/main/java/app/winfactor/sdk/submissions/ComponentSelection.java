package app.winfactor.sdk.submissions;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** One component of what the customer built. */
@Value.Immutable
@JsonDeserialize(as = ImmutableComponentSelection.class)
public abstract class ComponentSelection extends Model {
    ComponentSelection() {}

    /** {@return the name} */
    public abstract String componentName();

    /** {@return the type, for example {@code door}} */
    public abstract String componentType();

    /** {@return the width in millimetres} */
    public abstract int width();

    /** {@return the height in millimetres} */
    public abstract int height();

    /** {@return the options of this component} */
    public abstract List<SelectedOption> selectedOptions();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ComponentSelection}. */
    public static final class Builder extends ImmutableComponentSelection.Builder {
        Builder() {}
    }
}
