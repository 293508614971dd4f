package app.winfactor.sdk.events;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** An event as the delivery log lists it. */
@Value.Immutable
@JsonDeserialize(as = ImmutableEventSummary.class)
public abstract class EventSummary extends EventFields {
    EventSummary() {}

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link EventSummary}. */
    public static final class Builder extends ImmutableEventSummary.Builder {
        Builder() {}
    }
}
