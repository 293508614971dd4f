package app.winfactor.sdk.internal;

import java.net.URI;
import java.util.Set;

/** Where a secret may be sent: over https, or within this machine. */
public final class SecureOrigin {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SecureOrigin() {}

    public static boolean allows(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return false;
        }
        return "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(host));
    }
}
