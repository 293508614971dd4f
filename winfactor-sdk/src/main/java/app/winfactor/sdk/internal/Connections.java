package app.winfactor.sdk.internal;

import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How to reach WinFactor from here, as it was told so far. */
public final class Connections {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** Which schemes Java does not show to a proxy that passes https on; without it, it is {@code Basic}. */
    private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private @Nullable HttpClient given;
    private @Nullable ProxySelector proxy;
    private @Nullable SSLContext sslContext;
    private HttpClient.@Nullable Version version;
    private @Nullable String proxyAuthorization;

    public Connections() {}

    public void use(HttpClient httpClient) {
        Checks.that(
                httpClient.followRedirects() == HttpClient.Redirect.NEVER,
                "The HttpClient follows redirects, which can send the API key to another"
                        + " host: build it with followRedirects(NEVER)");
        Checks.that(
                httpClient.authenticator().isEmpty(),
                "The HttpClient has an Authenticator, which makes Java leave out the"
                        + " Authorization header: build it without, and give proxyCredentials(…) here");
        given = httpClient;
    }

    public void proxy(ProxySelector selector) {
        proxy = selector;
    }

    public void proxyCredentials(String user, String password) {
        Checks.notBlank("The user of the proxy", user);
        Checks.that(user.indexOf(':') < 0, "The user of the proxy holds a colon, which HTTP Basic cannot send");
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        proxyAuthorization = "Basic " + Base64.getEncoder().encodeToString(both);
    }

    public void sslContext(SSLContext context) {
        sslContext = context;
    }

    public void version(HttpClient.Version httpVersion) {
        version = httpVersion;
    }

    /** {@return what decides whether a request meets a proxy; when none was set, Java goes by its default} */
    public Optional<ProxySelector> proxy() {
        Optional<ProxySelector> set = given != null ? given.proxy() : Optional.ofNullable(proxy);
        return set.or(() -> Optional.ofNullable(ProxySelector.getDefault()));
    }

    public Optional<String> proxyAuthorization(URI baseUrl) {
        Optional<String> credentials = Optional.ofNullable(proxyAuthorization);
        if (credentials.isPresent()
                && "https".equalsIgnoreCase(baseUrl.getScheme())
                && Caller.goesByProxy(proxy(), baseUrl)
                && keepsBasicBack()) {
            throw new IllegalStateException("Java does not show these credentials to a proxy that passes https on:"
                    + " start it with -D" + DISABLED_SCHEMES + "= (with nothing behind the sign)");
        }
        return credentials;
    }

    private static boolean keepsBasicBack() {
        return Stream.of(System.getProperty(DISABLED_SCHEMES, "Basic").split(",", -1))
                .anyMatch(scheme -> scheme.strip().equalsIgnoreCase("Basic"));
    }

    public Wire wire() {
        HttpClient theirs = given;
        if (theirs == null) {
            return Wire.of(builder());
        }
        if (proxy != null || sslContext != null || version != null) {
            throw new IllegalStateException(
                    "httpClient(…) brings its own proxy, SSLContext and version: set them there, and not here");
        }
        return Wire.of(theirs);
    }

    private HttpClient.Builder builder() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(version != null ? version : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        if (proxy != null) {
            builder.proxy(proxy);
        }
        if (sslContext != null) {
            builder.sslContext(sslContext);
        }
        return builder;
    }
}
