package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.SignatureAttack.Verdict;
import app.winfactor.webhooks.support.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureAttacksTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void everyAttackGetsItsVerdict(SignatureAttack attack) {
        assertThat(verdict(attack)).isEqualTo(attack.expected());
    }

    @Test
    void whatIsPlayedIsMoreThanAHandful() {
        assertThat(SignatureAttack.values()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(SignatureAttack.values())
                .extracting(SignatureAttack::expected)
                .contains(Verdict.values());
    }

    private static Verdict verdict(SignatureAttack attack) {
        SignatureVerifier verifier = SignatureVerifier.of(attack.secrets()).withClock(new VirtualClock());
        try {
            verifier.verify(attack.body(), attack.header());
            return Verdict.ACCEPTED;
        } catch (InvalidSignatureException e) {
            assertThat(e).hasNoCause().message().doesNotContain("KEEPSECRET", Genuine.MAC, "quote");
            return Verdict.valueOf(e.reason().name());
        }
    }
}
