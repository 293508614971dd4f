package app.winfactor.testkit.internal.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
    private @Nullable Past<T> past;
    /** Rows of the past that are no longer what can be computed, by place. */
    private final NavigableMap<Integer, T> changed = new TreeMap<>();

    Table(String kind) {
        this.kind = kind;
    }

    /** Rows before all others, which are computed whenever they are asked for. */
    interface Past<T> {
        int size();

        T row(int place);

        OptionalInt placeOf(String id);
    }

    void startAfter(Past<T> before) {
        if (size() > 0) {
            throw new IllegalStateException("The past comes before every other " + kind);
        }
        past = before;
    }

    void add(String id, T row) {
        rows.add(row);
        byId.put(id, row);
    }

    /** Stores a row that is about to change, if it was computed. */
    void keep(String id, T row) {
        if (past != null && !byId.containsKey(id)) {
            changed.put(past.placeOf(id).orElseThrow(), row);
            byId.put(id, row);
        }
    }

    private int pastSize() {
        return past == null ? 0 : past.size();
    }

    public int size() {
        return pastSize() + rows.size();
    }

    private T at(int place) {
        if (past == null || place >= past.size()) {
            return rows.get(place - pastSize());
        }
        T stored = changed.get(place);
        return stored == null ? past.row(place) : stored;
    }

    public String kind() {
        return kind;
    }

    public T get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound(kind));
    }

    public Optional<T> find(String id) {
        T stored = byId.get(id);
        if (stored != null || past == null) {
            return Optional.ofNullable(stored);
        }
        OptionalInt place = past.placeOf(id);
        return place.isPresent() ? Optional.of(past.row(place.getAsInt())) : Optional.empty();
    }

    public Stream<T> stream() {
        return IntStream.range(0, size()).mapToObj(this::at);
    }

    /** The first place whose row is from that moment or later; rows are in order of time. */
    int firstFrom(Instant moment, Function<T, Instant> createdAt) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (createdAt.apply(at(middle)).isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Everything. */
    public Selection<T> all() {
        return where(row -> true);
    }

    public Selection<T> where(Predicate<T> wanted) {
        return new Selection<>(this, wanted, 0, Integer.MAX_VALUE, false);
    }

    /**
     * Some rows of a table.
     *
     * @param from the first place
     * @param end the place after the last
     * @param changedOnly whether a row that is as it was computed can be left out unseen
     */
    public record Selection<T>(Table<T> table, Predicate<T> wanted, int from, int end, boolean changedOnly) {
        /** Those between two moments, both left out; null where there is no bound. */
        public Selection<T> between(@Nullable Instant after, @Nullable Instant before, Function<T, Instant> createdAt) {
            int first = after == null ? from : table.firstFrom(after.plusMillis(1), createdAt);
            int next = before == null ? end : table.firstFrom(before, createdAt);
            return new Selection<>(table, wanted, first, next, changedOnly);
        }

        public Selection<T> changedOnly(boolean only) {
            return new Selection<>(table, wanted, from, end, only);
        }

        /**
         * A page, newest first.
         *
         * @param below the place to start under, or null for the newest
         */
        public Slice<T> newestFirst(int limit, @Nullable Integer below) {
            List<T> found = new ArrayList<>();
            int start = Math.min(Math.min(table.size(), end), below == null ? Integer.MAX_VALUE : below);
            int last = 0;
            for (int place = before(start); place >= from; place = before(place)) {
                T row = table.at(place);
                if (!wanted.test(row)) {
                    continue;
                }
                if (found.size() == limit) {
                    return new Slice<>(found, last);
                }
                found.add(row);
                last = place;
            }
            return new Slice<>(found, null);
        }

        private int before(int place) {
            if (changedOnly && place <= table.pastSize()) {
                Integer stored = table.changed.lowerKey(place);
                return stored == null ? -1 : stored;
            }
            return place - 1;
        }
    }

    /** Some rows, and the place under which the next ones are, or null after the last. */
    public record Slice<T>(List<T> rows, @Nullable Integer next) {}
}
