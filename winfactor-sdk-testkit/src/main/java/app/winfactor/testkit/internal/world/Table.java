package app.winfactor.testkit.internal.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order they were made. Nothing is ever deleted, so a row's place stays what it was, and a page that starts
 * below a place is not disturbed by newer rows.
 */
public final class Table<T> {
    private final String kind;
    private final List<T> rows = new ArrayList<>();
    private final Map<String, T> byId = new HashMap<>();

    Table(String kind) {
        this.kind = kind;
    }

    void add(String id, T row) {
        rows.add(row);
        byId.put(id, row);
    }

    int size() {
        return rows.size();
    }

    public String kind() {
        return kind;
    }

    public T get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound(kind));
    }

    public Optional<T> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Stream<T> stream() {
        return rows.stream();
    }

    /**
     * A page, newest first.
     *
     * @param below the place to start under, or null for the newest
     */
    public Slice<T> newestFirst(Predicate<T> wanted, int limit, @Nullable Integer below) {
        List<T> found = new ArrayList<>();
        int last = 0;
        for (int place = below == null ? rows.size() - 1 : Math.min(below, rows.size()) - 1; place >= 0; place--) {
            if (!wanted.test(rows.get(place))) {
                continue;
            }
            if (found.size() == limit) {
                return new Slice<>(found, last);
            }
            found.add(rows.get(place));
            last = place;
        }
        return new Slice<>(found, null);
    }

    /** Some rows, and the place under which the next ones are, or null after the last. */
    public record Slice<T>(List<T> rows, @Nullable Integer next) {}
}
