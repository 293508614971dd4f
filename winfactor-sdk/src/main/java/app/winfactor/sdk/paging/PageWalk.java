package app.winfactor.sdk.paging;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks from page to page, and keeps no more than the next one. */
final class PageWalk<T> implements Iterator<Page<T>>, AutoCloseable {
    private final PageSource<T> source;
    private final Cursors cursors;
    private PageSource.@Nullable Ahead<T> ahead;
    private boolean more = true;

    PageWalk(Optional<String> start, PageSource<T> source) {
        this.source = source;
        this.cursors = new Cursors(start);
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public Page<T> next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        PageSource.Ahead<T> reading = ahead;
        ahead = null;
        Page<T> page = reading != null ? reading.page() : source.read(cursors.current());
        more = cursors.goOn(page.nextCursor());
        return page;
    }

    void readAhead() {
        if (more && ahead == null && !cursors.inCircles()) {
            try {
                ahead = source.ahead(cursors.current());
            } catch (RuntimeException e) {
                ahead = null; // it is read when it is wanted; the page that the caller is about to get must not be lost
            }
        }
    }

    @Override
    public void close() {
        more = false;
        PageSource.Ahead<T> reading = ahead;
        if (reading != null) {
            reading.giveUp();
        }
    }
}
