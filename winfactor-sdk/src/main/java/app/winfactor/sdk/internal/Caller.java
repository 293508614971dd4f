package app.winfactor.sdk.internal;

import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

/**
 * Who calls, and where: what every request says of itself.
 *
 * @param baseUrl ends in the version of the API
 * @param proxy what decides whether a request meets the proxy that the credentials are for
 */
public record Caller(
        URI baseUrl,
        String apiKey,
        String userAgent,
        Optional<ProxySelector> proxy,
        Optional<String> proxyAuthorization) {

    void introduce(HttpRequest.Builder request, URI uri, boolean withKey) {
        request.header("User-Agent", userAgent);
        if (withKey) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        proxyAuthorization.filter(credentials -> goesByProxy(uri)).ifPresent(credentials -> {
            request.header("Proxy-Authorization", credentials);
        });
    }

    /** What a proxy could quote of the request in its own answer. */
    Optional<String> proxySecret() {
        return proxyAuthorization.map(credentials -> credentials.replaceFirst("^\\w+ ", ""));
    }

    /** On a direct way the proxy's header would go to the server, and the name of the host is looked up here. */
    boolean goesByProxy(URI uri) {
        return goesByProxy(proxy, uri);
    }

    static boolean goesByProxy(Optional<ProxySelector> proxy, URI uri) {
        return proxyFor(proxy, uri).isPresent();
    }

    Optional<SocketAddress> proxyFor(URI uri) {
        return proxyFor(proxy, uri);
    }

    private static Optional<SocketAddress> proxyFor(Optional<ProxySelector> proxy, URI uri) {
        return proxy.map(selector -> selector.select(uri))
                .filter(proxies -> !proxies.isEmpty() && proxies.get(0).type() == java.net.Proxy.Type.HTTP)
                .map(proxies -> proxies.get(0).address());
    }

    @Override
    public String toString() {
        return "Caller[" + baseUrl + "]";
    }
}
