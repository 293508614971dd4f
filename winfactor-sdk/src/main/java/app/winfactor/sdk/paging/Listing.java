package app.winfactor.sdk.paging;

import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that is read as it is walked, one page at a time, and anew each time it is walked. While the caller works on one
 * page the next one is read in the background, and never more than that one, so the memory it takes does not grow with the
 * list. Closing the stream cancels that reading; a walk that is just abandoned reads nothing after that one page.
 *
 * <p>The list ends at a page without a next cursor, or with the cursor it was asked for. When reading a page fails, the walk
 * throws that failure when the caller gets to that page; {@link app.winfactor.sdk.errors.FailedCall#cursor()} of its
 * {@link app.winfactor.sdk.errors.WinFactorException#call()} tells where to resume: put it into the query as its
 * {@code cursor}. If the cursors of a server go in circles, the walk ends in an
 * {@link app.winfactor.sdk.errors.UndecodableAnswerException}, after some items have come twice.
 *
 * @param <T> what is listed
 */
public final class Listing<T> implements Iterable<T> {
    private final Optional<String> start;
    private final PageSource<T> source;

    private Listing(Optional<String> start, PageSource<T> source) {
        this.start = start;
        this.source = source;
    }

    /**
     * A list.
     *
     * @param start where to begin; empty for the beginning
     * @param source reads the page at a cursor
     * @param <T> what is listed
     * @return the list; nothing is read yet
     */
    public static <T> Listing<T> of(Optional<String> start, PageSource<T> source) {
        return new Listing<>(start, source);
    }

    /**
     * Turns reading ahead off: for callers who may not need all of the list, or who work on one item for so long that a page
     * read ahead would be out of date.
     *
     * @return the same list; a page is read when its first item is asked for, and not before
     */
    public Listing<T> withoutReadingAhead() {
        return new Listing<>(start, cursor -> source.read(cursor)); // which reads nothing ahead
    }

    /** {@return the items, read as they are asked for} */
    @Override
    public Iterator<T> iterator() {
        return new ItemWalk<>(new PageWalk<>(start, source));
    }

    /** {@return the items, read as they are asked for; sequential} */
    public Stream<T> stream() {
        PageWalk<T> pages = new PageWalk<>(start, source);
        return stream(new ItemWalk<>(pages)).onClose(pages::close);
    }

    /** {@return the pages, read as they are asked for; sequential} */
    public Stream<Page<T>> pages() {
        PageWalk<T> pages = new PageWalk<>(start, source);
        Iterator<Page<T>> readingAhead = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public Page<T> next() {
                Page<T> page = pages.next();
                pages.readAhead();
                return page;
            }
        };
        return stream(readingAhead).onClose(pages::close);
    }

    private static <E> Stream<E> stream(Iterator<E> walk) {
        int characteristics = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, characteristics), false);
    }

    /** {@return the first page, by one request} */
    public Page<T> firstPage() {
        return source.read(start);
    }
}
