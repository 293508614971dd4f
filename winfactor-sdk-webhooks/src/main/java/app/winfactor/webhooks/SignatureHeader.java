package app.winfactor.webhooks;

import app.winfactor.webhooks.InvalidSignatureException.Reason;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code t=<unix seconds>,v1=<hex>} says.
 *
 * @param timestamp the digits as they stand in the header: they, not the number, are what was signed
 * @param macs the signatures that could be right
 */
record SignatureHeader(String timestamp, List<byte[]> macs) {
    /** ASCII digits, few enough for a long. Milliseconds have 13. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private static final int MAC_HEX_DIGITS = 64;

    static SignatureHeader parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new InvalidSignatureException(Reason.MISSING);
        }
        String timestamp = null;
        List<byte[]> macs = new ArrayList<>();
        for (String item : header.split(",", -1)) {
            String pair = withoutLeadingBlanks(item);
            int equals = pair.indexOf('=');
            require(equals > 0);
            String value = pair.substring(equals + 1);
            switch (pair.substring(0, equals)) {
                case "t" -> {
                    require(timestamp == null && SECONDS.matcher(value).matches());
                    timestamp = value;
                }
                case "v1" -> mac(value).ifPresent(macs::add);
                default -> {} // a scheme of the future
            }
        }
        if (timestamp == null || macs.isEmpty()) {
            throw new InvalidSignatureException(Reason.MALFORMED);
        }
        return new SignatureHeader(timestamp, List.copyOf(macs));
    }

    long seconds() {
        return Long.parseLong(timestamp);
    }

    /** Whoever joins two lines of a header into one writes a blank after the comma. */
    private static String withoutLeadingBlanks(String item) {
        int start = 0;
        while (start < item.length() && (item.charAt(start) == ' ' || item.charAt(start) == '\t')) {
            start++;
        }
        return item.substring(start);
    }

    /** One that cannot be right spoils no other: one match is enough. */
    private static Optional<byte[]> mac(String hex) {
        boolean decodable = hex.length() == MAC_HEX_DIGITS && hex.chars().allMatch(HexFormat::isHexDigit);
        return decodable ? Optional.of(HexFormat.of().parseHex(hex)) : Optional.empty();
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
