package app.winfactor.sdk.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Drives a call on nobody's thread: whoever cancels the future cancels what is going on. */
public final class AsyncEngine {
    private final EngineSettings settings;

    public AsyncEngine(EngineSettings settings) {
        this.settings = settings;
    }

    public AsyncEngine within(Duration deadline) {
        return new AsyncEngine(settings.within(deadline));
    }

    public <T> CompletableFuture<T> call(ApiRequest<T> request) {
        return result(end(request));
    }

    /** For an operation of which there is nothing to say but that it was done. */
    public CompletableFuture<Void> done(ApiRequest<Answer.Done> request) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Answer.Done> call = call(request);
        CompletableFuture<Answer.Done> unused = call.whenComplete((value, failure) -> {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else {
                done.complete(null);
            }
        });
        CompletableFuture<Void> unusedToo = done.whenComplete((value, failure) -> call.cancel(true));
        return done;
    }

    /** Several calls under one deadline. */
    public <T> CompletableFuture<T> run(Plan<T> plan) {
        return result(new PlanSteps<>(plan, settings).start());
    }

    <T> CompletableFuture<Supplier<T>> end(ApiRequest<T> request) {
        return new CallSteps<>(new Call<>(request, settings), settings).start();
    }

    private static <T> CompletableFuture<T> result(CompletableFuture<Supplier<T>> end) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<Supplier<T>> unused = end.whenComplete((supplier, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            try {
                result.complete(supplier.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        CompletableFuture<T> unusedToo = result.whenComplete((value, failure) -> end.cancel(true));
        return result;
    }
}
