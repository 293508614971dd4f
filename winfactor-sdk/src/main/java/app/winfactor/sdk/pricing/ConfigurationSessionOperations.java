package app.winfactor.sdk.pricing;

import app.winfactor.sdk.internal.Answer;
import app.winfactor.sdk.internal.ApiRequest;
import app.winfactor.sdk.links.CapabilityUrl;
import java.net.URI;

/** Every operation of this room, declared once. */
final class ConfigurationSessionOperations {
    private ConfigurationSessionOperations() {}

    /** That the callback URL is the session's with {@code /adjustments} behind it follows from the two routes. */
    static ApiRequest<ConfigurationSession> get(CapabilityUrl callback) {
        String session = callback.toUri().toString().replaceFirst("/adjustments/*$", "");
        return ApiRequest.get("/configuration-sessions/{token}")
                .to(URI.create(session))
                .answering(Answer.of(ConfigurationSession.class));
    }

    static ApiRequest<AdjustmentResult> adjust(CapabilityUrl callback, AdjustmentRequest adjustment) {
        return ApiRequest.put("/configuration-sessions/{token}/adjustments")
                .to(callback.toUri())
                .body(adjustment)
                .answering(Answer.of(AdjustmentResult.class));
    }
}
