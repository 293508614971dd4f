package app.winfactor.sdk.internal;

import app.winfactor.sdk.http.RetryPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What an engine needs to know, checked already. The base URL ends in the version of the API. */
public record EngineSettings(
        URI baseUrl,
        String apiKey,
        Duration deadline,
        RetryPolicy retryPolicy,
        HttpClient httpClient,
        Time time,
        RandomGenerator random) {
    @Override
    public String toString() {
        return "EngineSettings[" + baseUrl + "]";
    }
}
