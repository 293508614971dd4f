package app.winfactor.sdk;

import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.SecureOrigin;
import app.winfactor.sdk.internal.Time;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Builds a {@link WinFactorClient}. What it is given is checked at once, and never shown if it is the key. */
public final class WinFactorClientBuilder {
    private static final String API_VERSION = "/api/v1";
    /** Longer than anybody waits, and short enough to be counted in nanoseconds. */
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(365);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private URI baseUrl = URI.create("https://app.winfactor.app" + API_VERSION);
    private @Nullable String apiKey;
    private Duration deadline = Duration.ofSeconds(30);
    private RetryPolicy retryPolicy = RetryPolicy.standard();
    private @Nullable HttpClient httpClient;

    WinFactorClientBuilder() {}

    static WinFactorClientBuilder fromEnvironment(Map<String, String> environment) {
        String url = variable(environment, "WINFACTOR_URL");
        String key = variable(environment, "WINFACTOR_KEY");
        try {
            return new WinFactorClientBuilder().baseUrl(url).apiKey(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The environment variable WINFACTOR_URL or WINFACTOR_KEY cannot be used: " + e.getMessage(), e);
        }
    }

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("The environment variable " + name + " is not set");
        }
        return value;
    }

    /**
     * Sets the API key.
     *
     * @param apiKey as the dashboard showed it: {@code wf_live_…}
     * @return this builder
     * @throws IllegalArgumentException if it is empty or holds anything but visible ASCII characters
     */
    public WinFactorClientBuilder apiKey(String apiKey) {
        if (apiKey.isEmpty() || !apiKey.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "The API key is empty, or holds a blank, a line break or another character"
                            + " that no key has (it has " + apiKey.length() + " characters, and is not shown)");
        }
        this.apiKey = apiKey;
        return this;
    }

    /**
     * Sets which deployment to call. Left out, it is {@code https://app.winfactor.app}.
     *
     * @param baseUrl its origin, for example {@code https://app.winfactor.app}; with or without {@code /api/v1}
     * @return this builder
     * @throws IllegalArgumentException if it is not https (http is accepted on this machine only), or has user info, a
     *     query or a fragment
     */
    public WinFactorClientBuilder baseUrl(String baseUrl) {
        try {
            return baseUrl(new URI(baseUrl));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The base URL is no URL: " + e.getReason() + " at index " + e.getIndex()
                    + " (it is not shown because it may hold a secret)");
        }
    }

    /**
     * Sets which deployment to call. Left out, it is {@code https://app.winfactor.app}.
     *
     * @param baseUrl its origin, for example {@code https://app.winfactor.app}; with or without {@code /api/v1}
     * @return this builder
     * @throws IllegalArgumentException if it is not https (http is accepted on this machine only), or has user info, a
     *     query or a fragment
     */
    public WinFactorClientBuilder baseUrl(URI baseUrl) {
        if (baseUrl.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The base URL has user info; it is not shown because it may be a secret");
        }
        if (!SecureOrigin.allows(baseUrl) || baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The base URL is https://host (http:// on this machine only), without query"
                            + " or fragment; this one is not, and is not shown because it may hold a secret");
        }
        String origin = baseUrl.toString().replaceFirst("/+$", "");
        this.baseUrl = URI.create(origin.endsWith(API_VERSION) ? origin : origin + API_VERSION);
        return this;
    }

    /**
     * Sets how long a call may take in all: connecting, sending, the whole answer, and trying again. Left out, it is 30
     * seconds.
     *
     * @param deadline more than zero; anything over a year is a year
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public WinFactorClientBuilder deadline(Duration deadline) {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("The deadline is more than zero; got " + deadline);
        }
        this.deadline = deadline.compareTo(LONGEST_DEADLINE) < 0 ? deadline : LONGEST_DEADLINE;
        return this;
    }

    /**
     * Sets how often, and after how long, a call is tried again. Left out, it is {@link RetryPolicy#standard()}.
     *
     * @param retryPolicy the policy
     * @return this builder
     */
    public WinFactorClientBuilder retryPolicy(RetryPolicy retryPolicy) {
        this.retryPolicy = retryPolicy;
        return this;
    }

    /**
     * Sets the HTTP client to use, with its proxy, its TLS set-up and its threads. Two of its settings would break promises
     * of this SDK: following redirects can send the API key to another host, and an {@code Authenticator} can strip it.
     *
     * @param httpClient a client that follows no redirects and has no {@code Authenticator}
     * @return this builder
     * @throws IllegalArgumentException if it follows redirects or has an {@code Authenticator}
     */
    public WinFactorClientBuilder httpClient(HttpClient httpClient) {
        if (httpClient.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("The HttpClient follows redirects, which can send the API key to another"
                    + " host: build it with followRedirects(NEVER)");
        }
        if (httpClient.authenticator().isPresent()) {
            throw new IllegalArgumentException("The HttpClient has an Authenticator, which makes Java leave out the"
                    + " Authorization header: build it without");
        }
        this.httpClient = httpClient;
        return this;
    }

    /**
     * Builds the client. Nothing is sent yet.
     *
     * @return the client
     * @throws IllegalStateException if there is no API key
     */
    public WinFactorClient build() {
        if (apiKey == null) {
            throw new IllegalStateException("There is no API key: set apiKey(…)");
        }
        return new WinFactorClient(new EngineSettings(
                baseUrl,
                apiKey,
                deadline,
                retryPolicy,
                httpClient != null ? httpClient : newHttpClient(),
                Time.SYSTEM,
                () -> ThreadLocalRandom.current().nextLong()));
    }

    private static HttpClient newHttpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }
}
