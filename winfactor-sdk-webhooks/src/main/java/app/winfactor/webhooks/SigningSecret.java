package app.winfactor.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** One secret and what it signs with. Safe for use by many threads. */
final class SigningSecret {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * Making a {@link Mac} costs more memory than everything else about a small body, so one is kept for the next. It is
     * taken out while it works: whoever finds none makes another. One for each thread would outlive the verifier, and not
     * every security provider can clone one.
     */
    private final AtomicReference<@Nullable Mac> spare = new AtomicReference<>();

    private SigningSecret(SecretKeySpec key) {
        this.key = key;
    }

    static SigningSecret of(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a signing secret is blank");
        }
        if (secret.length() != secret.strip().length()) {
            throw new IllegalArgumentException("a signing secret has white space around it, for example a line end");
        }
        return new SigningSecret(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    byte[] sign(String timestamp, byte[] body) {
        Mac taken = spare.getAndSet(null);
        Mac mac = taken == null ? newMac() : taken;
        mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) '.');
        byte[] signature = mac.doFinal(body); // which leaves it as it was before
        spare.set(mac);
        return signature;
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must have " + ALGORITHM, e);
        }
    }

    /** {@return nothing of the secret} */
    @Override
    public String toString() {
        return "SigningSecret";
    }
}
