package app.winfactor.sdk.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityUrlTest {
    @Test
    void isNotShownButToWhoAsks() {
        CapabilityUrl url = CapabilityUrl.of("https://app.example.com/KEEPSECRET/adjustments");

        assertThat(url.toString()).doesNotContain("KEEPSECRET");
        assertThat(url.reveal()).contains("KEEPSECRET");
        assertThat(url.toUri()).hasHost("app.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "KEEPSECRET",
                "/KEEPSECRET",
                "http://example.com/KEEPSECRET",
                "ftp://example.com/KEEPSECRET",
                "https://user:KEEPSECRET@example.com/",
                "https:KEEPSECRET",
                "https://exa mple.com/KEEPSECRET",
                "http://localhost.example.com/KEEPSECRET"
            })
    void isRefusedWhenUsedIfASecretWouldTravelInTheOpenAndIsNotShown(String url) {
        assertThatIllegalStateException()
                .isThrownBy(() -> CapabilityUrl.of(url).toUri())
                .withNoCause()
                .withMessageNotContaining("KEEPSECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:4010/x", "http://127.0.0.1/x", "http://[::1]:8080/x"})
    void mayBePlainHttpOnThisMachine(String url) {
        assertThat(CapabilityUrl.of(url).toUri()).hasToString(url);
    }
}
