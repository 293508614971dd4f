package app.winfactor.samples.service;

import app.winfactor.sdk.http.RequestAttempt;
import app.winfactor.sdk.http.RequestListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Shows the calls to WinFactor where the service shows its other metrics. Give it to the builder of the client:
 * {@code WinFactorClient.builder().requestListener(new CallMetrics(registry))}.
 *
 * <ul>
 *   <li>{@code winfactor.requests}: how many attempts, and how long they took; one that never started, such as a write on a
 *       read-only client, counts with no time and the status {@code none}
 *   <li>{@code winfactor.requests.waiting}: how long they waited for their turn at the rate limiter
 *   <li>{@code winfactor.requests.repeated}: how many were followed by another attempt
 * </ul>
 */
public final class CallMetrics implements RequestListener {
    private final MeterRegistry registry;

    /**
     * Feeds a registry.
     *
     * @param registry of the service
     */
    public CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void attempted(RequestAttempt attempt) {
        Tags route = Tags.of("method", attempt.verb(), "uri", attempt.route());
        String status =
                attempt.status().isPresent() ? Integer.toString(attempt.status().getAsInt()) : "none";
        registry.timer(
                        "winfactor.requests",
                        route.and(
                                "status", status,
                                "code", attempt.errorCode().orElse("none"),
                                "exception", attempt.failure().orElse("none")))
                .record(attempt.took());
        registry.timer("winfactor.requests.waiting", route).record(attempt.waited());
        if (attempt.nextIn().isPresent()) {
            registry.counter("winfactor.requests.repeated", route).increment();
        }
    }
}
