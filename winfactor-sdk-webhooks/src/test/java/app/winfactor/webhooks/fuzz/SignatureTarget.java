package app.winfactor.webhooks.fuzz;

import app.winfactor.webhooks.InvalidSignatureException;
import app.winfactor.webhooks.SignatureVerifier;
import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A signature and a body. It is refused as documented, or it is right: by other code than the one that is tried, the
 * header holds the signature of its time and this body.
 */
public final class SignatureTarget {
    private static final SignatureVerifier VERIFIER =
            SignatureVerifier.of(Signing.SECRET, Signing.OTHER_SECRET).withClock(new VirtualClock());

    private SignatureTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = Input.of(bytes);
        try {
            VERIFIER.verify(input.body(), input.header());
        } catch (InvalidSignatureException e) {
            return;
        }
        if (!isGenuine(input)) {
            throw new AssertionError("accepted: " + input.header());
        }
    }

    private static boolean isGenuine(Input input) {
        String header = input.header();
        String time = Stream.of(header.split(","))
                .map(item -> item.replaceFirst("^[ \t]+", ""))
                .filter(item -> item.startsWith("t="))
                .findFirst()
                .orElseThrow()
                .substring("t=".length());
        long off = Long.parseLong(time) - VirtualClock.START.getEpochSecond();
        return Math.abs(off) <= SignatureVerifier.DEFAULT_TOLERANCE.toSeconds()
                && Stream.of(Signing.SECRET, Signing.OTHER_SECRET)
                        .anyMatch(secret -> header.toLowerCase(Locale.ROOT)
                                .contains("v1=" + Signing.hex(secret, time, input.body())));
    }
}
