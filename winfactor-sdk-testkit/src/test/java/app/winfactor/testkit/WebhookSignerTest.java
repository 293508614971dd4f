package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.webhooks.InvalidSignatureException;
import app.winfactor.webhooks.InvalidSignatureException.Reason;
import app.winfactor.webhooks.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {
    private static final String SECRET = "whsec_KEEPSECRET_old";
    private static final String OTHER_SECRET = "whsec_KEEPSECRET_new";
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.900Z");
    private static final byte[] BODY = "{\"event\":\"quote.sent\"}".getBytes(StandardCharsets.UTF_8);

    @Property
    void what_it_signs_is_accepted_and_with_another_secret_refused(@ForAll byte[] body) {
        String signature = WebhookSigner.of(SECRET).signature(body, NOW);

        verifier(SECRET).verify(body, signature);
        assertRefused(OTHER_SECRET, body, signature, Reason.WRONG);
    }

    @Test
    void it_agrees_with_a_signature_that_another_tool_made() {
        // printf '1700000000.{}' | openssl dgst -sha256 -hmac whsec_KEEPSECRET
        assertThat(WebhookSigner.of("whsec_KEEPSECRET")
                        .signature("{}".getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(1_700_000_000)))
                .isEqualTo("t=1700000000,v1=d1070492b51ad87cf008fb93077fd8ee3afcf7ffddbc6a57b642dca3ea26c6db");
    }

    @Test
    void while_a_secret_is_replaced_whoever_has_one_of_them_accepts() {
        String signature = WebhookSigner.of(OTHER_SECRET, SECRET).signature(BODY, NOW);

        verifier(SECRET).verify(BODY, signature);
        verifier(OTHER_SECRET).verify(BODY, signature);
        assertRefused("whsec_third", BODY, signature, Reason.WRONG);
    }

    @Test
    void a_test_can_make_an_old_delivery_and_one_from_the_future() {
        WebhookSigner signer = WebhookSigner.of(SECRET);

        assertRefused(SECRET, BODY, signer.signature(BODY, NOW.minusSeconds(301)), Reason.STALE);
        assertRefused(SECRET, BODY, signer.signature(BODY, NOW.plusSeconds(302)), Reason.FUTURE);
    }

    @Test
    void it_makes_all_headers_of_a_delivery() {
        WebhookSigner signer = WebhookSigner.of(SECRET);

        assertThat(signer.headers("evt_1", "quote.sent", BODY, NOW))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "X-WinFactor-Event", "quote.sent",
                        "X-WinFactor-Delivery", "evt_1",
                        "X-WinFactor-Signature", signer.signature(BODY, NOW)));
    }

    @Test
    void it_is_not_made_without_a_secret() {
        assertThatIllegalArgumentException()
                .isThrownBy(WebhookSigner::of)
                .withMessage("At least one signing secret is needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSigner.of(SECRET, " \n"))
                .withMessage("A signing secret is blank");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks can do
    void it_is_not_made_with_null_for_a_secret() {
        assertThatThrownBy(() -> WebhookSigner.of(SECRET, null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void it_shows_no_secret() {
        assertThat(WebhookSigner.of(SECRET, OTHER_SECRET)).hasToString("WebhookSigner[2 secrets]");
    }

    private static SignatureVerifier verifier(String secret) {
        return SignatureVerifier.of(secret).withClock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void assertRefused(String secret, byte[] body, String signature, Reason reason) {
        assertThatExceptionOfType(InvalidSignatureException.class)
                .isThrownBy(() -> verifier(secret).verify(body, signature))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
