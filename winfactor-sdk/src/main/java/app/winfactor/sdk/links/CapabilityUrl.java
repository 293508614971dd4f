package app.winfactor.sdk.links;

import app.winfactor.sdk.internal.SecureOrigin;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A URL that whoever holds it may use: the callback of live pricing, the download of a PDF. It is a secret, so
 * {@link #toString()} does not show it, and no API key is ever sent along with it.
 */
public final class CapabilityUrl {
    private final String secret;

    private CapabilityUrl(String secret) {
        this.secret = Objects.requireNonNull(secret, "url");
    }

    /**
     * Wraps a URL. It is looked at when it is used, not before: reading an answer must not fail for it.
     *
     * @param url the URL
     * @return the same, which keeps it from being shown
     */
    @JsonCreator
    public static CapabilityUrl of(String url) {
        return new CapabilityUrl(url);
    }

    /** {@return the URL itself, for the one place that calls it: never log it, never forward it} */
    @JsonValue
    public String reveal() {
        return secret;
    }

    /**
     * The URL itself, checked.
     *
     * @return an absolute URL with a host: https, or http to this machine
     * @throws IllegalStateException if it is anything else; the message does not show it
     */
    public URI toUri() {
        return usable().orElseThrow(CapabilityUrl::unusable);
    }

    /** {@return whether {@link #toUri()} would return it instead of refusing it} */
    @JsonIgnore
    public boolean isUsable() {
        return usable().isPresent();
    }

    private Optional<URI> usable() {
        try {
            return Optional.of(new URI(secret))
                    .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null && SecureOrigin.allows(uri));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static IllegalStateException unusable() {
        return new IllegalStateException(
                "A capability URL must be https://host/… without user info (http:// is accepted on this machine only);"
                        + " this one is not, and is not shown because it is a secret");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CapabilityUrl that && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    /** {@return what it is, never the URL} */
    @Override
    public String toString() {
        return "CapabilityUrl[secret]";
    }
}
