package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.webhooks.InvalidSignatureException.Reason;
import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
    private static final byte[] BODY = "{\"event\":\"quote.sent\"}".getBytes(StandardCharsets.UTF_8);
    private static final long NOW = VirtualClock.START.getEpochSecond();
    private static final String MAC = Signing.hex(Signing.SECRET, Long.toString(NOW), BODY);

    private final VirtualClock clock = new VirtualClock();
    private final SignatureVerifier verifier =
            SignatureVerifier.of(Signing.SECRET).withClock(clock);

    @Test
    void agreesWithASignatureThatAnotherToolMade() {
        // printf '1700000000.{}' | openssl dgst -sha256 -hmac whsec_KEEPSECRET
        String header = "t=1700000000,v1=d1070492b51ad87cf008fb93077fd8ee3afcf7ffddbc6a57b642dca3ea26c6db";

        SignatureVerifier.of("whsec_KEEPSECRET")
                .withClock(Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC))
                .verify("{}".getBytes(StandardCharsets.UTF_8), header);
    }

    @Test
    void acceptsWhatWasSignedJustNow() {
        verifier.verify(BODY, "t=" + NOW + ",v1=" + MAC);
    }

    @Test
    void acceptsTheItemsInAnyOrderAndABlankAfterTheComma() {
        verifier.verify(BODY, "v1=" + MAC + ", t=" + NOW);
    }

    @Test
    void acceptsUpperCaseHex() {
        verifier.verify(BODY, "t=" + NOW + ",v1=" + MAC.toUpperCase(Locale.ROOT));
    }

    @Test
    void ignoresKeysThatItDoesNotKnow() {
        verifier.verify(BODY, "v0=zz,t=" + NOW + ",v2=,v1=" + MAC + ",nonce=a=b");
    }

    @Test
    void acceptsOneMatchAmongSeveralSignatures() {
        verifier.verify(BODY, "t=" + NOW + ",v1=" + "0".repeat(64) + ",v1=short,v1=" + MAC + ",v1=" + "f".repeat(64));
    }

    @Test
    void signsTheDigitsAsTheyStandInTheHeader() {
        String padded = "00" + NOW;

        verifier.verify(BODY, "t=" + padded + ",v1=" + Signing.hex(Signing.SECRET, padded, BODY));
        assertRefused("t=" + padded + ",v1=" + MAC, Reason.WRONG);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void saysThatASignatureIsMissing(@Nullable String header) {
        assertRefused(header, Reason.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "t=%1$d",
                "v1=%2$s",
                "t=%1$d,v1=",
                "t=%1$d,v1=zz",
                "t=%1$d,v1=%2$s0",
                "t=%1$d,V1=%2$s",
                "T=%1$d,v1=%2$s",
                "t=,v1=%2$s",
                "t=-%1$d,v1=%2$s",
                "t=+%1$d,v1=%2$s",
                "t= %1$d,v1=%2$s",
                "t=%1$d ,v1=%2$s",
                "t=%1$d.0,v1=%2$s",
                "t=0x65,v1=%2$s",
                "t=%1$d000,v1=%2$s",
                "t=99999999999999999999999999,v1=%2$s",
                "t=\u0661\u0667\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660,v1=%2$s",
                "t=%1$d,t=%1$d,v1=%2$s",
                "t=%1$d,v1=%2$s,",
                "t=%1$d;v1=%2$s",
                "=%1$d,v1=%2$s"
            })
    void saysThatASignatureIsMalformed(String format) {
        assertRefused(String.format(Locale.ROOT, format, NOW, MAC), Reason.MALFORMED);
    }

    @Test
    void saysThatASignatureIsWrongWhateverItsTime() {
        assertRefused("t=" + NOW + ",v1=" + "0".repeat(64), Reason.WRONG);
        assertRefused("t=0,v1=" + MAC, Reason.WRONG);
        assertRefused("t=999999999999,v1=" + MAC, Reason.WRONG);
    }

    @Test
    void acceptsExactlyTheToleranceAndRefusesOneSecondMoreEitherWay() {
        verifier.verify(BODY, signedAt(NOW - 300));
        verifier.verify(BODY, signedAt(NOW + 300));
        assertRefused(signedAt(NOW - 301), Reason.STALE);
        assertRefused(signedAt(NOW + 301), Reason.FUTURE);
        assertRefused(signedAt(0), Reason.STALE);
        assertRefused(signedAt(999_999_999_999L), Reason.FUTURE);
    }

    @Test
    void takesAnotherTolerance() {
        SignatureVerifier strict = verifier.withTolerance(Duration.ofSeconds(1));

        strict.verify(BODY, signedAt(NOW - 1));
        assertThatExceptionOfType(InvalidSignatureException.class)
                .isThrownBy(() -> strict.verify(BODY, signedAt(NOW - 2)));
    }

    @Test
    void refusesAToleranceThatWouldSwitchTheCheckOff() {
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.withTolerance(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.withTolerance(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.withTolerance(Duration.ofSeconds(3601)));
    }

    @Test
    void refusesToBeMadeWithoutAUsableSecret() {
        assertThatIllegalArgumentException().isThrownBy(SignatureVerifier::of);
        assertThatIllegalArgumentException().isThrownBy(() -> SignatureVerifier.of(""));
        assertThatIllegalArgumentException().isThrownBy(() -> SignatureVerifier.of(Signing.SECRET, " \t"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureVerifier.of(Signing.SECRET + "\n"))
                .withMessageNotContaining("KEEPSECRET");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks can do
    void refusesANullSecret() {
        assertThatThrownBy(() -> SignatureVerifier.of(Signing.SECRET, null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void showsNoSecret() {
        assertThat(verifier.toString()).isEqualTo("SignatureVerifier[1 secrets, tolerance PT5M]");
    }

    private static String signedAt(long seconds) {
        return Signing.header(Signing.SECRET, seconds, BODY);
    }

    private void assertRefused(@Nullable String header, Reason reason) {
        assertThatExceptionOfType(InvalidSignatureException.class)
                .isThrownBy(() -> verifier.verify(BODY, header))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .withMessageNotContaining("KEEPSECRET")
                .withMessageNotContaining(MAC);
    }
}
