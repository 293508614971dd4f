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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
    private static final byte[] BODY = Genuine.BODY;
    private static final long NOW = Genuine.NOW;

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
    void takesAnotherTolerance() {
        SignatureVerifier strict = verifier.withTolerance(Duration.ofSeconds(1));

        strict.verify(BODY, Genuine.signedAt(NOW - 1));
        strict.verify(BODY, Genuine.signedAt(NOW + 1));
        assertRefused(strict, Genuine.signedAt(NOW - 2), Reason.STALE);
        assertRefused(strict, Genuine.signedAt(NOW + 2), Reason.FUTURE);
    }

    @Test
    void takesAToleranceForThePastAndAnotherForTheFuture() {
        SignatureVerifier patient = verifier.withTolerance(Duration.ofHours(1), Duration.ofSeconds(5));

        patient.verify(BODY, Genuine.signedAt(NOW - 3600));
        patient.verify(BODY, Genuine.signedAt(NOW + 5));
        assertRefused(patient, Genuine.signedAt(NOW - 3601), Reason.STALE);
        assertRefused(patient, Genuine.signedAt(NOW + 6), Reason.FUTURE);
    }

    @Test
    void countsFractionsOfASecond() {
        clock.advance(Duration.ofMillis(1));

        assertRefused(verifier, Genuine.signedAt(NOW - 300), Reason.STALE);
        verifier.verify(BODY, Genuine.signedAt(NOW - 299));
        verifier.verify(BODY, Genuine.signedAt(NOW + 300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1H0.000000001S"})
    void refusesAToleranceThatWouldSwitchTheCheckOff(Duration tolerance) {
        Duration fine = Duration.ofMinutes(1);

        assertThatIllegalArgumentException().isThrownBy(() -> verifier.withTolerance(tolerance));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.withTolerance(tolerance, fine));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.withTolerance(fine, tolerance));
    }

    @Test
    void keepsEveryOtherSettingWhenOneIsChanged() {
        SignatureVerifier changed = verifier.withTolerance(Duration.ofSeconds(7), Duration.ofSeconds(8))
                .withClock(clock);

        assertThat(changed).hasToString("SignatureVerifier[1 secrets, tolerance PT7S past, PT8S future]");
        changed.verify(BODY, Genuine.signedAt(NOW - 7));
    }

    @Test
    void manyThreadsShareOne() {
        List<byte[]> bodies = IntStream.range(0, 64)
                .mapToObj(i -> Genuine.bytes("x".repeat(i * 100)))
                .toList();

        IntStream.range(0, 4_000)
                .parallel()
                .mapToObj(i -> bodies.get(i % bodies.size()))
                .forEach(body -> verifier.verify(body, Genuine.signed(body)));
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
    @SuppressWarnings("NullAway") // what a caller without null checks can do
    void doesNotTakeNoBodyForAnEmptyOne() {
        String signed = Genuine.signed(new byte[0]);

        assertThatThrownBy(() -> verifier.verify(null, signed)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void showsNoSecret() {
        assertThat(verifier).hasToString("SignatureVerifier[1 secrets, tolerance PT5M past, PT5M future]");
    }

    private static void assertRefused(SignatureVerifier verifier, String header, Reason reason) {
        assertThatExceptionOfType(InvalidSignatureException.class)
                .isThrownBy(() -> verifier.verify(BODY, header))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
