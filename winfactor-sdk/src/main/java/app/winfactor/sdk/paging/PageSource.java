package app.winfactor.sdk.paging;

import java.util.Optional;

/**
 * Where a {@link Listing} gets its pages.
 *
 * @param <T> what is listed
 */
@FunctionalInterface
public interface PageSource<T> {
    /**
     * Reads a page.
     *
     * @param cursor where it begins; empty for the first
     * @return the page
     */
    Page<T> read(Optional<String> cursor);

    /**
     * Begins to read a page that will be wanted soon. Unless this is overridden, it is read only when it is wanted.
     *
     * @param cursor where it begins
     * @return the reading
     */
    default Ahead<T> ahead(Optional<String> cursor) {
        return new Ahead<>() {
            @Override
            public Page<T> page() {
                return read(cursor);
            }

            @Override
            public void giveUp() {}
        };
    }

    /**
     * A page that is being read.
     *
     * @param <T> what is listed
     */
    interface Ahead<T> {
        /** {@return the page, as soon as it is there; what the reading threw is thrown here} */
        Page<T> page();

        /** Stops the reading: nobody wants the page any more. */
        void giveUp();
    }
}
