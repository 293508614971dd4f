package app.winfactor.sdk.pricing;

import app.winfactor.sdk.internal.Engine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.links.CapabilityUrl;
import java.util.function.Consumer;

/** The live pricing loop. Its URLs are their own permission: the API key is never sent along. */
public final class ConfigurationSessionsResource {
    private final Engine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public ConfigurationSessionsResource(Engine engine) {
        this.engine = engine;
    }

    /**
     * Gets the configuration that a customer is working on.
     *
     * @param callback the callback URL of the {@code pricing.calculated} event
     * @return the session
     * @throws app.winfactor.sdk.errors.AuthenticationException if the token is not valid any more
     * @throws app.winfactor.sdk.errors.GoneException if the session is over
     */
    public ConfigurationSession get(CapabilityUrl callback) {
        return engine.call(ConfigurationSessionOperations.get(callback));
    }

    /**
     * {@link #adjust(CapabilityUrl, AdjustmentRequest)}, with its parameter built in place.
     *
     * @param callback the callback URL of the {@code pricing.calculated} event
     * @param adjustmentRequest sets the breakdown
     * @return whether it was taken, and is still what the customer looks at
     */
    public AdjustmentResult adjust(CapabilityUrl callback, Consumer<AdjustmentRequest.Builder> adjustmentRequest) {
        return adjust(
                callback,
                Filled.by(adjustmentRequest, AdjustmentRequest.builder()).build());
    }

    /**
     * Shows the customer this breakdown, at once. It replaces the last one whole.
     *
     * @param callback the callback URL of the {@code pricing.calculated} event
     * @param adjustmentRequest the breakdown
     * @return whether it was taken, and is still what the customer looks at
     * @throws IllegalArgumentException if the breakdown is none that WinFactor takes: no request is made
     * @throws app.winfactor.sdk.errors.ConflictException with {@code stale_config_hash} if the customer has changed the configuration since
     * @throws app.winfactor.sdk.errors.PermissionException with {@code window_expired} if it comes too late, or {@code forbidden_plan} if external pricing is not enabled
     * @throws app.winfactor.sdk.errors.GoneException with {@code session_expired} if the session is over
     * @throws app.winfactor.sdk.errors.ValidationException if WinFactor refuses a value
     */
    public AdjustmentResult adjust(CapabilityUrl callback, AdjustmentRequest adjustmentRequest) {
        return engine.call(ConfigurationSessionOperations.adjust(callback, adjustmentRequest));
    }
}
