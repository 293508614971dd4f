package app.winfactor.sdk;

import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Time;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Clients to test with. */
final class Clients {
    static final String KEY = "wf_test_KEEPSECRET_core";

    /** Draws the shortest wait there is. */
    static final RandomGenerator NO_JITTER = () -> 0L;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Clients() {}

    /** One attempt, real time. */
    static WinFactorClient of(String url) {
        return of(url, Time.SYSTEM, Duration.ofSeconds(30), RetryPolicy.none());
    }

    static WinFactorClient of(String url, Time time, Duration deadline, RetryPolicy policy) {
        return new WinFactorClient(
                new EngineSettings(URI.create(url + "/api/v1"), KEY, deadline, policy, HTTP, time, NO_JITTER));
    }
}
