package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.Authenticator;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WinFactorClientBuilderTest {
    private static final String KEY = "wf_test_KEEPSECRET_builder";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "KEEPSECRET key",
                "KEEPSECRET\n",
                "\tKEEPSECRET",
                "KEEPSECRET\r\nHost: x",
                "KEEPSECRET\u0000",
                "KEEPSECRETé"
            })
    void refusesAKeyThatIsNoneAndDoesNotShowIt(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WinFactorClient.builder().apiKey(key))
                .withNoCause()
                .withMessageNotContaining("KEEPSECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com",
                "app.example.com",
                "ftp://app.example.com",
                "https://",
                "https:///path",
                "https://app.example.com?key=KEEPSECRET",
                "https://app.example.com#KEEPSECRET",
                "https://user:KEEPSECRET@app.example.com",
                "https://exa mple.com/KEEPSECRET",
                "http://localhost.example.com"
            })
    void refusesABaseUrlThatWouldGiveTheKeyAwayOrIsNone(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WinFactorClient.builder().baseUrl(url))
                .withMessageNotContaining("KEEPSECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com,https://app.example.com/api/v1",
        "https://app.example.com/,https://app.example.com/api/v1",
        "https://app.example.com/api/v1,https://app.example.com/api/v1",
        "https://app.example.com/api/v1/,https://app.example.com/api/v1",
        "https://example.com/winfactor,https://example.com/winfactor/api/v1",
        "http://localhost:4010,http://localhost:4010/api/v1",
        "http://127.0.0.1:4010,http://127.0.0.1:4010/api/v1"
    })
    void takesABaseUrlWithOrWithoutTheVersion(String given, String called) {
        assertThat(WinFactorClient.builder().baseUrl(given).apiKey(KEY).build())
                .hasToString("WinFactorClient[" + called + "]");
    }

    @Test
    void callsWinFactorItselfUnlessTold() {
        assertThat(WinFactorClient.builder().apiKey(KEY).build())
                .hasToString("WinFactorClient[https://app.winfactor.app/api/v1]");
    }

    @Test
    void isNotBuiltWithoutAKey() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WinFactorClient.builder().build())
                .withMessageContaining("apiKey");
    }

    @Test
    void refusesADeadlineOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WinFactorClient.builder().deadline(Duration.ZERO));
    }

    @Test
    void refusesAnHttpClientThatWouldSendTheKeyElsewhereOrNotAtAll() {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpClient authenticating =
                HttpClient.newBuilder().authenticator(new Authenticator() {}).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WinFactorClient.builder().httpClient(following))
                .withMessageContaining("redirects");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WinFactorClient.builder().httpClient(authenticating))
                .withMessageContaining("Authenticator");
    }

    @Test
    void isMadeFromTheEnvironmentOfTheGuide() {
        Map<String, String> environment = Map.of("WINFACTOR_URL", "https://app.example.com", "WINFACTOR_KEY", KEY);

        assertThat(WinFactorClient.fromEnvironment(environment))
                .hasToString("WinFactorClient[https://app.example.com/api/v1]");
    }

    @Test
    void namesTheVariableThatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WinFactorClient.fromEnvironment(Map.of("WINFACTOR_KEY", KEY)))
                .withMessageContaining("WINFACTOR_URL");
        assertThatIllegalStateException()
                .isThrownBy(() -> WinFactorClient.fromEnvironment(Map.of("WINFACTOR_URL", "https://app.example.com")))
                .withMessageContaining("WINFACTOR_KEY");
    }

    @Test
    void namesTheVariablesWhenAValueCannotBeUsedAndDoesNotShowTheKey() {
        Map<String, String> environment =
                Map.of("WINFACTOR_URL", "https://app.example.com", "WINFACTOR_KEY", "KEEPSECRET\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> WinFactorClient.fromEnvironment(environment))
                .withMessageContaining("WINFACTOR_KEY")
                .withStackTraceContaining("line break")
                .satisfies(e -> assertThat(e).hasStackTraceContaining("API key"))
                .satisfies(e -> assertThat(e.getMessage() + e.getCause()).doesNotContain("KEEPSECRET"));
    }
}
