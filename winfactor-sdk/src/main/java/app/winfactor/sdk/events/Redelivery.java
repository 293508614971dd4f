package app.winfactor.sdk.events;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** What asking for a redelivery answers. */
@Value.Immutable
@JsonDeserialize(as = ImmutableRedelivery.class)
public abstract class Redelivery extends Model {
    Redelivery() {}

    /** {@return whether the event was put back into the pipeline} */
    public abstract boolean redelivered();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Redelivery}. */
    public static final class Builder extends ImmutableRedelivery.Builder {
        Builder() {}
    }
}
