package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class SignaturePropertiesTest {
    private static final long NOW = VirtualClock.START.getEpochSecond();

    private final VirtualClock clock = new VirtualClock();

    @Property
    void whateverIsSignedVerifies(
            @ForAll byte[] body, @ForAll("secrets") String secret, @ForAll @IntRange(min = -300, max = 300) int off) {
        verifier(secret).verify(body, Signing.header(secret, NOW + off, body));
    }

    @Property
    void anotherSecretDoesNotVerify(
            @ForAll byte[] body, @ForAll("secrets") String secret, @ForAll("secrets") String other) {
        Assume.that(!secret.equals(other));

        assertRefused(secret, body, Signing.header(other, NOW, body));
    }

    @Property
    void oneBitOfTheBodyIsEnoughToRefuse(
            @ForAll @NotEmpty @Size(max = 2000) byte[] body, @ForAll @IntRange(min = 0) int bit) {
        String header = Signing.header(Signing.SECRET, NOW, body);

        assertRefused(Signing.SECRET, flip(body, bit), header);
    }

    @Property
    void oneBitOfTheSignatureIsEnoughToRefuse(@ForAll byte[] body, @ForAll @IntRange(min = 0) int bit) {
        String mac = Signing.hex(Signing.SECRET, Long.toString(NOW), body);
        String forged = HexFormat.of().formatHex(flip(HexFormat.of().parseHex(mac), bit));

        assertRefused(Signing.SECRET, body, "t=" + NOW + ",v1=" + forged);
    }

    @Property
    void oneBitOfTheHeaderIsEnoughToRefuse(@ForAll byte[] body, @ForAll @IntRange(min = 0) int bit) {
        String header = Signing.header(Signing.SECRET, NOW, body);
        String forged =
                new String(flip(header.getBytes(StandardCharsets.ISO_8859_1), bit), StandardCharsets.ISO_8859_1);
        Assume.that(!forged.equalsIgnoreCase(header)); // the bit between "a" and "A" says the same in hex

        assertRefused(Signing.SECRET, body, forged);
    }

    @Property
    void arbitraryHeadersAreRefusedAndNothingElse(@ForAll String header, @ForAll byte[] body) {
        assertRefused(Signing.SECRET, body, header);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(100)
                .map(s -> "whsec_" + s + "!") // HMAC cannot tell keys apart that differ in zero bytes at the end
                .filter(s -> StandardCharsets.UTF_8.newEncoder().canEncode(s));
    }

    private SignatureVerifier verifier(String secret) {
        return SignatureVerifier.of(secret).withClock(clock);
    }

    private void assertRefused(String secret, byte[] body, String header) {
        assertThatExceptionOfType(InvalidSignatureException.class)
                .isThrownBy(() -> verifier(secret).verify(body, header));
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8 % bytes.length] ^= (byte) (1 << (bit % 8));
        return flipped;
    }
}
