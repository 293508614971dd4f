package app.winfactor.sdk.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Walks over the items of page after page. */
final class ItemWalk<T> implements Iterator<T> {
    private final PageWalk<T> pages;
    private List<T> page = Collections.emptyList();
    private int next;

    ItemWalk(PageWalk<T> pages) {
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        while (next == page.size() && pages.hasNext()) {
            page = pages.next().items();
            next = 0;
        }
        return next < page.size();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        // In the middle of a page: early enough to be there in time, and not for one who wanted the first few only.
        if (next == page.size() / 2) {
            pages.readAhead();
        }
        return page.get(next++);
    }
}
