package app.winfactor.webhooks.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Signs as WinFactor does. HMAC is written out here (RFC 2104), so that it shares nothing with what it tests. */
public final class Signing {
    public static final String SECRET = "whsec_KEEPSECRET_1f0c2a";
    public static final String OTHER_SECRET = "whsec_KEEPSECRET_9b7d4e";

    private static final int BLOCK = 64;

    private Signing() {}

    public static String header(String secret, long seconds, byte[] body) {
        return "t=" + seconds + ",v1=" + hex(secret, Long.toString(seconds), body);
    }

    public static String hex(String secret, String timestamp, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(timestamp.getBytes(StandardCharsets.UTF_8));
        signed.write('.');
        signed.writeBytes(body);
        return HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), signed.toByteArray()));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256(key) : key, BLOCK);
        return sha256(xor(block, 0x5c), sha256(xor(block, 0x36), message));
    }

    private static byte[] xor(byte[] block, int pad) {
        byte[] result = block.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= (byte) pad;
        }
        return result;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
