package app.winfactor.sdk;

import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RequestListener;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.Caller;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Limits;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.internal.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Clients to test with. Nobody limits them, unless told. */
public final class Clients {
    public static final String KEY = "wf_test_KEEPSECRET_core";

    /** Draws the shortest wait there is. */
    static final RandomGenerator NO_JITTER = () -> 0L;

    private static final Wire WIRE = Wire.of(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));

    private Clients() {}

    /** One attempt, real time. */
    static WinFactorClient of(String url) {
        return of(url, Time.SYSTEM, Duration.ofSeconds(30), RetryPolicy.none());
    }

    static WinFactorClient of(String url, Time time, Duration deadline, RetryPolicy policy) {
        return new WinFactorClient(settings(url, time, deadline, policy, RateLimiter.unlimited(), attempt -> {}));
    }

    public static WinFactorClient of(EngineSettings settings) {
        return new WinFactorClient(settings);
    }

    public static EngineSettings settings(
            String url,
            Time time,
            Duration deadline,
            RetryPolicy policy,
            RateLimiter limiter,
            RequestListener listener) {
        return new EngineSettings(
                new Caller(URI.create(url + "/api/v1"), KEY, "winfactor-sdk-test", Optional.empty(), Optional.empty()),
                new Limits(deadline, 32 * 1024 * 1024, limiter, limiter, false),
                policy,
                listener,
                WIRE,
                time,
                NO_JITTER);
    }
}
