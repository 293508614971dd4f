package app.winfactor.sdk;

import app.winfactor.sdk.internal.EngineSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Both ways to make the same call. */
enum Door {
    BLOCKING {
        @Override
        <T> T through(
                EngineSettings settings,
                Function<WinFactorClient, T> call,
                Function<AsyncWinFactorClient, CompletableFuture<T>> unused) {
            return call.apply(new WinFactorClient(settings));
        }
    },
    ASYNC {
        @Override
        <T> T through(
                EngineSettings settings,
                Function<WinFactorClient, T> unused,
                Function<AsyncWinFactorClient, CompletableFuture<T>> call) {
            try {
                return settings.time().await(call.apply(new AsyncWinFactorClient(settings)), Duration.ofDays(1));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new AssertionError(e.getCause());
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError(e);
            }
        }
    };

    abstract <T> T through(
            EngineSettings settings,
            Function<WinFactorClient, T> call,
            Function<AsyncWinFactorClient, CompletableFuture<T>> sameCall);
}
