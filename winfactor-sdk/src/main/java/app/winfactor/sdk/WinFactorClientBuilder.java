package app.winfactor.sdk;

import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RequestListener;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.Caller;
import app.winfactor.sdk.internal.Connections;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Limits;
import app.winfactor.sdk.internal.SecureOrigin;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.internal.UserAgent;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Builds a {@link WinFactorClient} or an {@link AsyncWinFactorClient}. What it is given is checked at once, and never shown if it is the key. */
public final class WinFactorClientBuilder {
    private static final String API_VERSION = "/api/v1";
    private static final int MAX_ANSWER_BYTES = 32 * 1024 * 1024;

    private final Connections connections = new Connections();
    private URI baseUrl = URI.create("https://app.winfactor.app" + API_VERSION);
    private @Nullable String apiKey;
    private @Nullable RateLimiter rateLimiter;
    private @Nullable RateLimiter capabilityRateLimiter;
    private Limits limits = new Limits(
            Duration.ofSeconds(30), MAX_ANSWER_BYTES, RateLimiter.unlimited(), RateLimiter.unlimited(), false);
    private RetryPolicy retryPolicy = RetryPolicy.standard();
    private RequestListener listener = attempt -> {};
    private String userAgentSuffix = "";

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
     * Sets how long a call may take in all: waiting for its turn, connecting, sending, the whole answer, and trying again.
     * Left out, it is 30 seconds; {@link WinFactorClient#withDeadline} sets it for single calls. Within it, one attempt to
     * connect is given up after 10 seconds, unless {@link #httpClient} brings its own connect time-out.
     *
     * @param deadline more than zero; anything over a year is a year
     * @return this builder
     * @throws IllegalArgumentException if the deadline is not more than zero
     */
    public WinFactorClientBuilder deadline(Duration deadline) {
        limits = limits.within(deadline);
        return this;
    }

    /**
     * Sets how large an answer may be, uncompressed. Reading a larger one stops at the limit, and the call fails. Left out, it
     * is 32 MiB. PDFs, which go into a file, are not limited.
     *
     * @param bytes more than zero
     * @return this builder
     * @throws IllegalArgumentException if the number is not more than zero
     */
    public WinFactorClientBuilder maxAnswerBytes(int bytes) {
        limits = limits.upTo(bytes);
        return this;
    }

    /**
     * Sets when calls may start. Clients that use the same API key share one limiter; left out, the client has its own
     * {@link RateLimiter#standard()}.
     *
     * @param rateLimiter of the API key
     * @return this builder
     */
    public WinFactorClientBuilder rateLimiter(RateLimiter rateLimiter) {
        this.rateLimiter = rateLimiter;
        return this;
    }

    /**
     * Sets when calls to capability URLs may start, the live pricing loop. WinFactor counts those by IP address and not by API
     * key, so clients of one machine can share one limiter. Left out, the client has its own {@link RateLimiter#standard()}.
     *
     * @param rateLimiter of the IP address
     * @return this builder
     */
    public WinFactorClientBuilder capabilityRateLimiter(RateLimiter rateLimiter) {
        this.capabilityRateLimiter = rateLimiter;
        return this;
    }

    /**
     * Reports every attempt of every call to a listener, for metrics and for logs.
     *
     * @param listener told of each attempt
     * @return this builder
     */
    public WinFactorClientBuilder requestListener(RequestListener listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Refuses every write before it is sent, with a {@link app.winfactor.sdk.errors.ReadOnlyClientException}.
     *
     * @return this builder
     */
    public WinFactorClientBuilder readOnly() {
        limits = limits.forReading();
        return this;
    }

    /**
     * Adds to the {@code User-Agent}, which names this SDK and the version of Java.
     *
     * @param suffix for example {@code acme-erp/4.2}
     * @return this builder
     * @throws IllegalArgumentException if it is empty or holds anything but visible ASCII characters and spaces
     */
    public WinFactorClientBuilder userAgentSuffix(String suffix) {
        userAgentSuffix = UserAgent.checkedSuffix(suffix);
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
     * Sets the HTTP client to use, with its proxy, its TLS set-up and its threads; it stays the caller's, and is not closed. Two
     * of its settings would break promises of this SDK: following redirects can send the API key to another host, and an
     * {@code Authenticator} can strip it.
     *
     * <p>A write that must not be made twice (create a quote, send a quote, redeliver an event) goes over a new connection,
     * made by a copy of this client. A client that is not the JDK's own, but wraps one, cannot be copied and is used for those
     * writes as well: a connection which WinFactor is just closing can then leave such a write with the outcome
     * {@code UNKNOWN}.
     *
     * @param httpClient a client that follows no redirects and has no {@code Authenticator}
     * @return this builder
     * @throws IllegalArgumentException if it follows redirects or has an {@code Authenticator}
     */
    public WinFactorClientBuilder httpClient(HttpClient httpClient) {
        connections.use(httpClient);
        return this;
    }

    /**
     * Sets the HTTP proxy. Left out, it is what {@link ProxySelector#getDefault()} says.
     *
     * @param proxy decides for each URL
     * @return this builder
     */
    public WinFactorClientBuilder proxy(ProxySelector proxy) {
        connections.proxy(proxy);
        return this;
    }

    /**
     * Sets the name and the password for the proxy, sent to it with each request (HTTP Basic); to nobody else, and without an
     * {@code Authenticator}. Java does not send such credentials to a proxy that tunnels https, unless it was started with
     * {@code -Djdk.http.auth.tunneling.disabledSchemes=} (empty): {@link #build()} throws when that is missing and the
     * base URL is https and is reached through a proxy.
     *
     * @param user the name, without a colon
     * @param password the password
     * @return this builder
     * @throws IllegalArgumentException if the name is blank or holds a colon
     */
    public WinFactorClientBuilder proxyCredentials(String user, String password) {
        connections.proxyCredentials(user, password);
        return this;
    }

    /**
     * Sets the TLS set-up, for a certificate authority of your company's own or for a client certificate.
     *
     * @param sslContext with its trust and its keys
     * @return this builder
     */
    public WinFactorClientBuilder sslContext(SSLContext sslContext) {
        connections.sslContext(sslContext);
        return this;
    }

    /**
     * Sets the version of HTTP. Left out, it is HTTP/1.1, which has no limit of concurrent streams and no {@code GOAWAY}.
     *
     * @param version the version to ask for
     * @return this builder
     */
    public WinFactorClientBuilder httpVersion(HttpClient.Version version) {
        connections.version(version);
        return this;
    }

    /**
     * Builds the client. Nothing is sent yet.
     *
     * @return the client
     * @throws IllegalStateException if there is no API key, if settings contradict each other, or if Java would not send the
     *     {@link #proxyCredentials}
     */
    public WinFactorClient build() {
        return new WinFactorClient(settings());
    }

    /**
     * Builds a client that returns futures. Nothing is sent yet.
     *
     * @return the client
     * @throws IllegalStateException if there is no API key, if settings contradict each other, or if Java would not send the
     *     {@link #proxyCredentials}
     */
    public AsyncWinFactorClient buildAsync() {
        return new AsyncWinFactorClient(settings());
    }

    private EngineSettings settings() {
        if (apiKey == null) {
            throw new IllegalStateException("There is no API key: set apiKey(…)");
        }
        Caller caller = new Caller(
                baseUrl,
                apiKey,
                UserAgent.of(userAgentSuffix),
                connections.proxy(),
                connections.proxyAuthorization(baseUrl));
        return new EngineSettings(
                caller,
                limits.at(
                        rateLimiter != null ? rateLimiter : RateLimiter.standard(),
                        capabilityRateLimiter != null ? capabilityRateLimiter : RateLimiter.standard()),
                retryPolicy,
                listener,
                connections.wire(),
                Time.SYSTEM,
                () -> ThreadLocalRandom.current().nextLong());
    }
}
