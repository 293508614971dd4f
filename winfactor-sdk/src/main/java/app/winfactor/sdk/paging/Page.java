package app.winfactor.sdk.paging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param <T> what is listed
 * @param items the items, in the order of the list
 * @param nextCursor where the next page begins; empty on the last
 */
public record Page<T>(@JsonProperty("data") List<T> items, Optional<String> nextCursor) {
    /**
     * A page, with its own copy of the items.
     *
     * @param items the items, in the order of the list
     * @param nextCursor where the next page begins; empty on the last
     */
    public Page {
        items = List.copyOf(Objects.requireNonNull(items, "data"));
    }

    /** As a server says it. Jackson fails when a record is given a field twice; here the last one wins, as everywhere. */
    private static final class Received<T> {
        @JsonProperty
        private @Nullable List<T> data;

        @JsonProperty
        private @Nullable String nextCursor;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("NullAway") // the constructor says what is missing
    private static <T> Page<T> of(Received<T> received) {
        return new Page<>(received.data, Optional.ofNullable(received.nextCursor));
    }
}
