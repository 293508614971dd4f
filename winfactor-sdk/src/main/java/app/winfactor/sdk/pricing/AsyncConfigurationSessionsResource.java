package app.winfactor.sdk.pricing;

import app.winfactor.sdk.internal.AsyncEngine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.links.CapabilityUrl;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The live pricing loop. Its URLs are their own permission: the API key is never sent along. */
public final class AsyncConfigurationSessionsResource {
    private final AsyncEngine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public AsyncConfigurationSessionsResource(AsyncEngine engine) {
        this.engine = engine;
    }

    /**
     * {@link ConfigurationSessionsResource#get(CapabilityUrl)}, without waiting.
     *
     * @param callback the callback URL of the {@code pricing.calculated} event
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<ConfigurationSession> get(CapabilityUrl callback) {
        return engine.call(ConfigurationSessionOperations.get(callback));
    }

    /**
     * {@link ConfigurationSessionsResource#adjust(CapabilityUrl, Consumer)}, without waiting.
     *
     * @param callback the callback URL of the {@code pricing.calculated} event
     * @param adjustmentRequest sets the breakdown
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<AdjustmentResult> adjust(
            CapabilityUrl callback, Consumer<AdjustmentRequest.Builder> adjustmentRequest) {
        return adjust(
                callback,
                Filled.by(adjustmentRequest, AdjustmentRequest.builder()).build());
    }

    /**
     * {@link ConfigurationSessionsResource#adjust(CapabilityUrl, AdjustmentRequest)}, without waiting.
     *
     * @param callback the callback URL of the {@code pricing.calculated} event
     * @param adjustmentRequest the breakdown
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<AdjustmentResult> adjust(CapabilityUrl callback, AdjustmentRequest adjustmentRequest) {
        return engine.call(ConfigurationSessionOperations.adjust(callback, adjustmentRequest));
    }
}
