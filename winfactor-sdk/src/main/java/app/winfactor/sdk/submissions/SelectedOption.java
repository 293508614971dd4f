package app.winfactor.sdk.submissions;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** An option that the customer chose. */
@Value.Immutable
@JsonDeserialize(as = ImmutableSelectedOption.class)
public abstract class SelectedOption extends Model {
    SelectedOption() {}

    /** {@return the code} */
    public abstract String code();

    /** {@return the name} */
    public abstract String name();

    /** {@return the group it was chosen from} */
    public abstract Optional<String> optionGroup();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link SelectedOption}. */
    public static final class Builder extends ImmutableSelectedOption.Builder {
        Builder() {}
    }
}
