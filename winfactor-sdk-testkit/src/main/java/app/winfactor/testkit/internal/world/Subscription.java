package app.winfactor.testkit.internal.world;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and signed with what. After a rotation a delivery carries a signature of each secret for 24 hours (an
 * assumption).
 */
public final class Subscription {
    private static final Duration OVERLAP = Duration.ofHours(24);

    private @Nullable URI receiver;
    private boolean paused;
    private String secret;
    private @Nullable String previousSecret;
    private Instant previousUntil = Instant.MIN;

    Subscription(String secret) {
        this.secret = secret;
    }

    public void deliverTo(URI uri) {
        receiver = uri;
    }

    public @Nullable URI receiver() {
        return receiver;
    }

    public void setPaused(boolean pause) {
        paused = pause;
    }

    public boolean paused() {
        return paused;
    }

    public String secret() {
        return secret;
    }

    public void rotate(String next, Instant now) {
        previousSecret = secret;
        previousUntil = now.plus(OVERLAP);
        secret = next;
    }

    /** The newest first. */
    List<String> secrets(Instant now) {
        List<String> valid = new ArrayList<>(List.of(secret));
        if (previousSecret != null && now.isBefore(previousUntil)) {
            valid.add(previousSecret);
        }
        return valid;
    }
}
