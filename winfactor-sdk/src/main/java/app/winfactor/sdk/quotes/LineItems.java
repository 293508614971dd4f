package app.winfactor.sdk.quotes;

import app.winfactor.sdk.internal.Checks;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The breakdown of a quote: at least one line. An empty one is refused, for it would mean either "let WinFactor
 * calculate" or "wipe the quote", and nobody can tell which.
 */
public final class LineItems {
    private final List<NewLineItem> items;

    private LineItems(List<NewLineItem> items) {
        Checks.notEmpty("lineItems", items);
        this.items = items;
    }

    /**
     * A breakdown.
     *
     * @param items its lines, in order
     * @return the breakdown
     * @throws IllegalArgumentException if there is none
     */
    public static LineItems of(NewLineItem... items) {
        return new LineItems(List.of(items));
    }

    /**
     * A breakdown.
     *
     * @param items its lines, in order
     * @return the breakdown
     * @throws IllegalArgumentException if there is none
     */
    public static LineItems of(List<NewLineItem> items) {
        return new LineItems(List.copyOf(items));
    }

    /** {@return the lines, in order} */
    @JsonValue
    public List<NewLineItem> asList() {
        return items;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LineItems that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
