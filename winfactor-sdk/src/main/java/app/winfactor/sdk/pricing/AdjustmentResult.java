package app.winfactor.sdk.pricing;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** What an adjustment answers. */
@Value.Immutable
@JsonDeserialize(as = ImmutableAdjustmentResult.class)
public abstract class AdjustmentResult extends Model {
    AdjustmentResult() {}

    /** {@return whether it was taken} */
    public abstract boolean applied();

    /** {@return whether the customer still looks at the configuration it was made for} */
    @JsonProperty("isCurrentConfiguration")
    public abstract boolean currentConfiguration();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link AdjustmentResult}. */
    public static final class Builder extends ImmutableAdjustmentResult.Builder {
        Builder() {}
    }
}
