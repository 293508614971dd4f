package app.winfactor.sdk.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** An event of the delivery log, with its payload. */
@Value.Immutable
@JsonDeserialize(as = ImmutableEvent.class)
public abstract class Event extends EventFields {
    Event() {}

    /** {@return what is delivered, with the callback of live pricing redacted} */
    @Value.Redacted // free-form: nobody knows what it holds
    public abstract JsonNode payload();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Event}. */
    public static final class Builder extends ImmutableEvent.Builder {
        Builder() {}
    }
}
