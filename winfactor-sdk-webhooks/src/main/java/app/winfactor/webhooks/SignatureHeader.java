package app.winfactor.webhooks;

import app.winfactor.webhooks.InvalidSignatureException.Reason;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code t=<unix seconds>,v1=<hex>} says.
 *
 * @param timestamp the digits as they stand in the header: they, not the number, are what was signed
 * @param macs the signatures that could be right
 */
record SignatureHeader(String timestamp, List<byte[]> macs) {
    /** A genuine one has about 80 characters, and twice that while a secret is replaced. */
    static final int MAX_LENGTH = 4096;

    /** Whoever replaces a secret has two. */
    static final int MAX_SIGNATURES = 16;

    /** Few enough for a long. Milliseconds have 13. */
    private static final int MAX_SECONDS_DIGITS = 12;

    private static final int MAC_HEX_DIGITS = 64;

    /** In one pass and without a regular expression: whoever wants to be refused should cost little. */
    static SignatureHeader parse(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            throw new InvalidSignatureException(Reason.MISSING);
        }
        require(header.length() <= MAX_LENGTH);
        if (header.isBlank()) {
            throw new InvalidSignatureException(Reason.MISSING);
        }
        String timestamp = null;
        List<byte[]> macs = new ArrayList<>(1);
        int signatures = 0;
        for (int start = 0, end; start <= header.length(); start = end + 1) {
            end = endOfItem(header, start);
            int name = skipBlanks(header, start, end);
            int value = header.indexOf('=', name) + 1;
            require(value > name + 1 && value <= end);
            if (header.startsWith("t=", name)) {
                require(timestamp == null && isSeconds(header, value, end));
                timestamp = header.substring(value, end);
            } else if (header.startsWith("v1=", name)) {
                require(++signatures <= MAX_SIGNATURES);
                if (isMac(header, value, end)) { // one that cannot be right spoils no other
                    macs.add(HexFormat.of().parseHex(header, value, end));
                }
            } // else a scheme of the future
        }
        if (timestamp == null || macs.isEmpty()) {
            throw new InvalidSignatureException(Reason.MALFORMED);
        }
        return new SignatureHeader(timestamp, macs);
    }

    long seconds() {
        return Long.parseLong(timestamp);
    }

    private static int endOfItem(String header, int start) {
        int comma = header.indexOf(',', start);
        return comma < 0 ? header.length() : comma;
    }

    /** Whoever joins two lines of a header into one writes a blank after the comma. */
    private static int skipBlanks(String header, int start, int end) {
        int at = start;
        while (at < end && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** ASCII digits: other alphabets have digits that a long can be parsed from. */
    private static boolean isSeconds(String header, int start, int end) {
        boolean seconds = start < end && end - start <= MAX_SECONDS_DIGITS;
        for (int i = start; i < end && seconds; i++) {
            seconds = header.charAt(i) >= '0' && header.charAt(i) <= '9';
        }
        return seconds;
    }

    private static boolean isMac(String header, int start, int end) {
        boolean mac = end - start == MAC_HEX_DIGITS;
        for (int i = start; i < end && mac; i++) {
            mac = HexFormat.isHexDigit(header.charAt(i));
        }
        return mac;
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new InvalidSignatureException(Reason.MALFORMED);
        }
    }

    /** {@return nothing that could be replayed} */
    @Override
    public String toString() {
        return "SignatureHeader";
    }
}
