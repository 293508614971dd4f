package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.webhooks.InvalidSignatureException.Reason;
import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** WinFactor follows the scheme of Stripe, whose own library is asked here, both ways. */
class StripeInteropTest {
    private static final long TOLERANCE = SignatureVerifier.DEFAULT_TOLERANCE.toSeconds();

    private final VirtualClock clock = new VirtualClock();

    @Property
    void whatStripeSignsVerifiesHere(
            @ForAll("bodies") String body,
            @ForAll("secrets") String secret,
            @ForAll @IntRange(min = -300, max = 300) int off)
            throws GeneralSecurityException {
        long seconds = Genuine.NOW + off;

        verifier(secret).verify(Genuine.bytes(body), signedByStripe(secret, seconds, body));
    }

    @Property
    void whatIsSignedHereVerifiesThere(
            @ForAll("bodies") String body,
            @ForAll("secrets") String secret,
            @ForAll @IntRange(min = -300, max = 300) int off)
            throws SignatureVerificationException {
        String ours = Signing.header(secret, Genuine.NOW + off, Genuine.bytes(body));

        assertThat(Webhook.Signature.verifyHeader(body, ours, secret, TOLERANCE, clock))
                .isTrue();
    }

    @Property
    void whatThisVerifierSignsWithIsTheSignatureOfStripe(
            @ForAll("bodies") String body, @ForAll("secrets") String secret) throws SignatureVerificationException {
        String seconds = Long.toString(Genuine.NOW);
        byte[] mac = SigningSecret.of(secret).sign(seconds, Genuine.bytes(body));
        String header = "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac);

        assertThat(Webhook.Signature.verifyHeader(body, header, secret, TOLERANCE, clock))
                .isTrue();
    }

    @Property
    void bothRefuseAnotherBody(
            @ForAll("bodies") String body, @ForAll("bodies") String other, @ForAll("secrets") String secret)
            throws GeneralSecurityException {
        Assume.that(!body.equals(other));

        assertBothRefuse(other, signedByStripe(secret, Genuine.NOW, body), secret, Reason.WRONG);
    }

    @Property
    void bothRefuseAnotherSecret(
            @ForAll("bodies") String body, @ForAll("secrets") String secret, @ForAll("secrets") String other)
            throws GeneralSecurityException {
        Assume.that(!secret.equals(other));

        assertBothRefuse(body, signedByStripe(secret, Genuine.NOW, body), other, Reason.WRONG);
    }

    @Property
    void bothRefuseWhatIsTooOld(
            @ForAll("bodies") String body, @ForAll("secrets") String secret, @ForAll @IntRange(min = 301) int age)
            throws GeneralSecurityException {
        long seconds = Math.max(1, Genuine.NOW - age);

        assertBothRefuse(body, signedByStripe(secret, seconds, body), secret, Reason.STALE);
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings().ofMaxLength(300).filter(StripeInteropTest::isUnicode);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .ofMaxLength(100) // some are longer than a block of SHA-256, which are hashed first
                .filter(StripeInteropTest::isUnicode)
                .map(s -> "whsec_" + s + "!"); // HMAC cannot tell keys apart that differ in zero bytes at the end
    }

    /** Stripe's library takes strings, which can hold what no bytes are. */
    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String signedByStripe(String secret, long seconds, String body) throws GeneralSecurityException {
        return "t=" + seconds + ",v1=" + Webhook.Util.computeHmacSha256(secret, seconds + "." + body);
    }

    private SignatureVerifier verifier(String secret) {
        return SignatureVerifier.of(secret).withClock(clock);
    }

    private void assertBothRefuse(String body, String header, String secret, Reason reason) {
        assertThatExceptionOfType(InvalidSignatureException.class)
                .isThrownBy(() -> verifier(secret).verify(Genuine.bytes(body), header))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
        assertThatExceptionOfType(SignatureVerificationException.class)
                .isThrownBy(() -> Webhook.Signature.verifyHeader(body, header, secret, TOLERANCE, clock));
    }
}
