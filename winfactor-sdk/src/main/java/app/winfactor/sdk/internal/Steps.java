package app.winfactor.sdk.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thing after another, none of it waited for; whoever cancels the end cancels the one that is going on. */
abstract class Steps<T> {
    private final CompletableFuture<Supplier<T>> end = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<?> current;

    /** How a step ended. */
    interface Done<A> {
        A get() throws ExecutionException;
    }

    final CompletableFuture<Supplier<T>> start() {
        CompletableFuture<Supplier<T>> unused = end.whenComplete((result, failure) -> {
            CompletableFuture<?> going = current;
            if (going != null) {
                going.cancel(true);
            }
        });
        guarded(this::first);
        return end;
    }

    abstract void first();

    /** What has to be given back when a mistake is the end. */
    void letGo() {}

    final boolean isOver() {
        return end.isDone();
    }

    final void over(Supplier<T> result) {
        end.complete(result);
    }

    /** Goes on, on a thread of ours, when this step has ended, however it did. */
    final <A> void when(CompletableFuture<A> step, Consumer<Done<A>> then) {
        current = step;
        if (end.isDone()) {
            step.cancel(true);
        }
        CompletableFuture<A> unused = step.whenCompleteAsync(
                (value, failure) -> guarded(() -> then.accept(() -> {
                    if (failure != null) {
                        throw new ExecutionException(
                                failure instanceof CompletionException && failure.getCause() != null
                                        ? failure.getCause()
                                        : failure);
                    }
                    return value;
                })),
                Threads.POOL);
    }

    /** A mistake of ours, or of a limiter of the user's, must not leave anybody waiting. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            letGo();
            end.completeExceptionally(e);
        }
    }
}
