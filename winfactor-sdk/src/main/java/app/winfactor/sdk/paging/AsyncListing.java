package app.winfactor.sdk.paging;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read one page after the other, without blocking a thread. It holds one page in memory at a time, and ends
 * as a {@link Listing} does: when reading a page fails, {@link app.winfactor.sdk.errors.FailedCall#cursor()} tells where to
 * resume.
 *
 * @param <T> what is listed
 */
public final class AsyncListing<T> {
    private final Optional<String> start;
    private final Function<Optional<String>, CompletableFuture<Page<T>>> source;

    private AsyncListing(Optional<String> start, Function<Optional<String>, CompletableFuture<Page<T>>> source) {
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
    public static <T> AsyncListing<T> of(
            Optional<String> start, Function<Optional<String>, CompletableFuture<Page<T>>> source) {
        return new AsyncListing<>(start, source);
    }

    /** {@return the first page, by one request} */
    public CompletableFuture<Page<T>> firstPage() {
        return page(start);
    }

    /**
     * Reads one page.
     *
     * @param cursor where it begins; empty for the first
     * @return the page, by one request
     */
    public CompletableFuture<Page<T>> page(Optional<String> cursor) {
        return source.apply(cursor);
    }

    /**
     * Hands over every item, in order and one at a time. The next page is requested when the last item of a page has been handed over.
     *
     * @param action what to do with each; what it throws ends the walk
     * @return completes when all are handed over, or with what ended the walk; cancelling it ends the walk
     */
    public CompletableFuture<Void> forEach(Consumer<? super T> action) {
        return new Walk((page, walk) -> {
                    for (T item : page.items()) {
                        if (walk.isDone()) {
                            return;
                        }
                        action.accept(item);
                    }
                })
                .start();
    }

    /**
     * Hands over every page, in order and one at a time.
     *
     * @param action what to do with each; what it throws ends the walk
     * @return completes when all are handed over, or with what ended the walk; cancelling it ends the walk
     */
    public CompletableFuture<Void> forEachPage(Consumer<? super Page<T>> action) {
        return new Walk((page, walk) -> action.accept(page)).start();
    }

    private final class Walk {
        private final BiConsumer<Page<T>, CompletableFuture<Void>> action;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final AtomicInteger toTake = new AtomicInteger();
        private final Cursors cursors = new Cursors(start);
        private volatile CompletableFuture<Page<T>> reading = new CompletableFuture<>();

        Walk(BiConsumer<Page<T>, CompletableFuture<Void>> action) {
            this.action = action;
            CompletableFuture<Void> unused = end.whenComplete((done, failure) -> reading.cancel(true));
        }

        CompletableFuture<Void> start() {
            read();
            return end;
        }

        private void read() {
            CompletableFuture<Page<T>> page = source.apply(cursors.current());
            reading = page;
            if (end.isDone()) {
                page.cancel(true);
            }
            CompletableFuture<Page<T>> unused = page.whenComplete((read, failure) -> takeAll());
        }

        /** Pages that are there as soon as they are asked for are taken one after the other, not one within the other. */
        private void takeAll() {
            if (toTake.getAndIncrement() == 0) {
                do {
                    CompletableFuture<Page<T>> unused = reading.whenComplete(this::take);
                } while (toTake.decrementAndGet() > 0);
            }
        }

        private void take(Page<T> page, @Nullable Throwable failure) {
            if (failure != null) {
                end.completeExceptionally(failure);
                return;
            }
            try {
                if (!end.isDone()) {
                    action.accept(page, end);
                }
                if (end.isDone()) {
                    return;
                }
                if (cursors.goOn(page.nextCursor())) {
                    read();
                } else {
                    end.complete(null);
                }
            } catch (RuntimeException | Error e) {
                end.completeExceptionally(e);
            }
        }
    }
}
