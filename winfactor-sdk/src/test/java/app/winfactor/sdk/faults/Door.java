package app.winfactor.sdk.faults;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.links.CapabilityUrl;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The two ways to make a call. */
enum Door {
    BLOCKING {
        @Override
        void call(Operation operation, WinFactorClient client, CapabilityUrl callback, Time time) {
            operation.blocking().call(client, callback);
        }
    },
    ASYNC {
        @Override
        void call(Operation operation, WinFactorClient client, CapabilityUrl callback, Time time) throws Exception {
            CompletableFuture<?> call = operation.waiting().call(client.async(), callback);
            try {
                time.await(call, Duration.ofMinutes(1));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    };

    abstract void call(Operation operation, WinFactorClient client, CapabilityUrl callback, Time time) throws Exception;
}
