package app.winfactor.sdk.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
}
