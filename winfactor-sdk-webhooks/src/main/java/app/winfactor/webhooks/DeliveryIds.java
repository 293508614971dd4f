package app.winfactor.webhooks;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a delivery is deduplicated on. */
final class DeliveryIds {
    /** What fits into a log line and into a column of any database as it is. */
    private static final Pattern USABLE = Pattern.compile("[!-~]{1,200}");

    private DeliveryIds() {}

    /** A delivery without a usable ID is not dropped: the same body always gets the same one. */
    static String of(@Nullable String header, byte[] body) {
        return header != null && USABLE.matcher(header).matches() ? header : "body-sha256:" + sha256(body);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
