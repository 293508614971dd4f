package app.winfactor.sdk.events;

import app.winfactor.sdk.paging.ListQuery;
import java.util.Optional;
import org.immutables.value.Value;

/** Which events to list. */
@Value.Immutable
public abstract class EventQuery extends ListQuery {
    EventQuery() {}

    /** {@return what happened} */
    public abstract Optional<EventType> type();

    /** {@return how far the delivery is} */
    public abstract Optional<EventStatus> status();

    /** {@return a builder with nothing set: everything} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link EventQuery}. */
    public static final class Builder extends ImmutableEventQuery.Builder {
        Builder() {}
    }
}
