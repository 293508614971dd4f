package app.winfactor.sdk.paging;

import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that is read as it is walked, one page at a time, and anew each time it is walked. It ends at a page without a
 * next cursor, with an empty one, or with one that was followed before: a server that goes in circles ends a walk, it
 * does not hang it.
 *
 * <p>When reading a page fails, the walk throws what the reading threw. {@link #pages()} tells after each page where to
 * resume: put its {@link Page#nextCursor()} into the query.
 *
 * @param <T> what is listed
 */
public final class Listing<T> implements Iterable<T> {
    private final Optional<String> start;
    private final Function<Optional<String>, Page<T>> reader;

    private Listing(Optional<String> start, Function<Optional<String>, Page<T>> reader) {
        this.start = start;
        this.reader = reader;
    }

    /**
     * A list.
     *
     * @param start where to begin; empty for the beginning
     * @param reader reads the page at a cursor
     * @param <T> what is listed
     * @return the list; nothing is read yet
     */
    public static <T> Listing<T> of(Optional<String> start, Function<Optional<String>, Page<T>> reader) {
        return new Listing<>(start, reader);
    }

    /** {@return the items, read as they are asked for} */
    @Override
    public Iterator<T> iterator() {
        return stream().iterator();
    }

    /** {@return the items, read as they are asked for; sequential} */
    public Stream<T> stream() {
        return pages().flatMap(page -> page.items().stream());
    }

    /** {@return the pages, read as they are asked for; sequential} */
    public Stream<Page<T>> pages() {
        int characteristics = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Walk(), characteristics), false);
    }

    /** {@return the first page, by one request} */
    public Page<T> firstPage() {
        return reader.apply(start);
    }

    private final class Walk implements Iterator<Page<T>> {
        private final Set<String> followed = new HashSet<>();
        private Optional<String> cursor = start;
        private boolean more = true;

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Page<T> next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            cursor.ifPresent(followed::add);
            Page<T> page = reader.apply(cursor);
            cursor = page.nextCursor();
            more = cursor.filter(next -> !next.isEmpty() && !followed.contains(next))
                    .isPresent();
            return page;
        }
    }
}
