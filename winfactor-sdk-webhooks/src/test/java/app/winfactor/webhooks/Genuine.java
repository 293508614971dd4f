package app.winfactor.webhooks;

import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A genuine delivery, and what one can be bent into. */
final class Genuine {
    static final String JSON = "{\"event\":\"quote.sent\",\"total\":1.10}";
    static final byte[] BODY = bytes(JSON);
    static final long NOW = VirtualClock.START.getEpochSecond();
    static final String MAC = Signing.hex(Signing.SECRET, Long.toString(NOW), BODY);
    static final String HEADER = "t=" + NOW + ",v1=" + MAC;

    private Genuine() {}

    static String signedAt(long seconds) {
        return Signing.header(Signing.SECRET, seconds, BODY);
    }

    static String signed(byte[] body) {
        return Signing.header(Signing.SECRET, NOW, body);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The right secret over the right message, by another algorithm. */
    static String hmac(String algorithm) {
        return hmac(algorithm, bytes(NOW + "." + JSON));
    }

    /** The right secret over another message. */
    static String hmacOf(byte[] message) {
        return hmac("HmacSHA256", message);
    }

    /** What is open to length extension. */
    static String plainHash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(bytes(Signing.SECRET + NOW + "." + JSON)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hmac(String algorithm, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(Signing.SECRET), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
