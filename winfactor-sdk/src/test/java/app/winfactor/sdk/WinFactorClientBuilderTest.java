package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.winfactor.sdk.http.RetryPolicy;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
                " wf_test_KEEPSECRET",
                "wf_test_KEEPSECRET ",
                "wf_test KEEPSECRET",
                "wf_test_KEEPSECRET\n",
                "wf_test_KEEPSECRET\r\nX-Evil: 1",
                "wf_test\tKEEPSECRET",
                "wf_test_KEEPSECRET\u0000",
                "wf_test_KEEPSECRET\u007f",
                "wf_test_KEEPSECRET_ü",
                "wf_test_KEEPSECRET\u200b",
                "wf_test_KEEPSECRET\u2026"
            })
    void aKeyThatNoHeaderCouldCarryIsRefusedAndNotShown(String key) {
        refuses(() -> WinFactorClient.builder().apiKey(key), "API key");
    }

    @ParameterizedTest
    @CsvSource({
        "https://wf.example.com, https://wf.example.com/api/v1",
        "https://wf.example.com/, https://wf.example.com/api/v1",
        "https://wf.example.com//, https://wf.example.com/api/v1",
        "https://wf.example.com/api/v1, https://wf.example.com/api/v1",
        "https://wf.example.com/api/v1/, https://wf.example.com/api/v1",
        "https://wf.example.com:8443, https://wf.example.com:8443/api/v1",
        "https://example.com/winfactor, https://example.com/winfactor/api/v1",
        "HTTPS://wf.example.com, HTTPS://wf.example.com/api/v1",
        "http://localhost:8080, http://localhost:8080/api/v1",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/api/v1",
        "http://[::1]:8080, http://[::1]:8080/api/v1"
    })
    void aBaseUrlMayHaveTheVersionAndASlashOrNot(String given, String called) {
        assertThat(WinFactorClient.builder().apiKey(KEY).baseUrl(given).build())
                .hasToString("WinFactorClient[" + called + "]");
        assertThat(WinFactorClient.builder()
                        .apiKey(KEY)
                        .baseUrl(URI.create(given))
                        .build())
                .hasToString("WinFactorClient[" + called + "]");
    }

    @Test
    void leftOutTheBaseUrlIsTheOneOfWinFactor() {
        assertThat(WinFactorClient.builder().apiKey(KEY).build())
                .hasToString("WinFactorClient[https://app.winfactor.app/api/v1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wf.example.com",
                "/api/v1",
                "https:",
                "https://",
                "https:///api/v1",
                "http://wf.example.com",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "ftp://wf.example.com",
                "file:///etc/hosts",
                "https://KEEPSECRET@wf.example.com",
                "https://user:KEEPSECRET@wf.example.com",
                "https://user:KEEPSECRET@under_score.example.com",
                "https://user:KEEPSECRET@wf.example.com:port",
                "https://wf.example.com?key=KEEPSECRET",
                "https://wf.example.com?",
                "https://wf.example.com#KEEPSECRET",
                "http://wf.example.com?key=KEEPSECRET",
                "https://wf.example.com/ KEEPSECRET",
                "https://wf.example.com/%zzKEEPSECRET",
                "mailto:KEEPSECRET",
                "wf_live_KEEPSECRET",
                "http://wf.example.com/wf_live_KEEPSECRET"
            })
    void aBaseUrlThatTheKeyMustNotGoToIsRefusedAndShowsNoSecret(String url) {
        refuses(() -> WinFactorClient.builder().baseUrl(url), "base URL");
    }

    @Test
    void anHttpClientThatFollowsRedirectsIsRefused() {
        for (HttpClient.Redirect redirect :
                new HttpClient.Redirect[] {HttpClient.Redirect.NORMAL, HttpClient.Redirect.ALWAYS}) {
            HttpClient follows =
                    HttpClient.newBuilder().followRedirects(redirect).build();
            refuses(() -> WinFactorClient.builder().httpClient(follows), "followRedirects(NEVER)");
        }
    }

    @Test
    void anHttpClientWithAnAuthenticatorIsRefused() {
        HttpClient authenticates = HttpClient.newBuilder()
                .authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("user", "KEEPSECRET".toCharArray());
                    }
                })
                .build();
        refuses(() -> WinFactorClient.builder().httpClient(authenticates), "Authenticator");
    }

    @Test
    void anHttpClientThatDoesNeitherIsTaken() {
        WinFactorClient client = WinFactorClient.builder()
                .apiKey(KEY)
                .httpClient(HttpClient.newHttpClient())
                .build();
        assertThat(client.toString()).doesNotContain("KEEPSECRET");
    }

    @Test
    void aDeadlineOfNothingOrLessIsRefused() {
        refuses(() -> WinFactorClient.builder().deadline(Duration.ZERO), "more than zero");
        refuses(() -> WinFactorClient.builder().deadline(Duration.ofMillis(-1)), "more than zero");
    }

    @Test
    void aDeadlineOfForEverIsALongOne() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.then(ScriptedServer.ok(Fixture.ORGANIZATION.json()));
            WinFactorClient client = WinFactorClient.builder()
                    .apiKey(KEY)
                    .baseUrl(server.url())
                    .deadline(Duration.ofSeconds(Long.MAX_VALUE))
                    .retryPolicy(RetryPolicy.none())
                    .build();
            assertThat(client.organization().get().currency()).isEqualTo("EUR");
        }
    }

    @Test
    void withoutAKeyNothingIsBuilt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WinFactorClient.builder().build())
                .withMessageContaining("apiKey");
    }

    @Test
    void aClientAndItsBuilderDoNotShowTheKey() {
        WinFactorClientBuilder builder = WinFactorClient.builder().apiKey(KEY);
        assertThat((Object) builder).asString().doesNotContain("KEEPSECRET");
        assertThat(builder.build().toString()).doesNotContain("KEEPSECRET");
    }

    @Test
    void theEnvironmentSaysWhereAndWithWhichKey() {
        WinFactorClient client = WinFactorClient.fromEnvironment(
                Map.of("WINFACTOR_URL", "https://wf.example.com", "WINFACTOR_KEY", KEY));
        assertThat(client).hasToString("WinFactorClient[https://wf.example.com/api/v1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WINFACTOR_URL", "WINFACTOR_KEY"})
    void aVariableThatIsMissingOrEmptyIsNamed(String variable) {
        String other = variable.equals("WINFACTOR_URL") ? "WINFACTOR_KEY" : "WINFACTOR_URL";
        String value = other.equals("WINFACTOR_KEY") ? KEY : "https://wf.example.com";
        refusesEnvironment(Map.of(other, value), variable);
        refusesEnvironment(Map.of(other, value, variable, ""), variable);
    }

    @Test
    void aVariableThatCannotBeUsedIsNamedAndItsValueNotShown() {
        refusesEnvironment(Map.of("WINFACTOR_URL", "http://wf.example.com", "WINFACTOR_KEY", KEY), "WINFACTOR_URL");
        refusesEnvironment(
                Map.of("WINFACTOR_URL", "https://wf.example.com", "WINFACTOR_KEY", KEY + "\n"), "WINFACTOR_KEY");
    }

    @Test
    void swappedVariablesDoNotShowTheKey() {
        refusesEnvironment(Map.of("WINFACTOR_URL", KEY, "WINFACTOR_KEY", "https://wf.example.com"), "WINFACTOR_URL");
    }

    private static void refusesEnvironment(Map<String, String> environment, String named) {
        assertThatIllegalStateException()
                .isThrownBy(() -> WinFactorClient.fromEnvironment(environment))
                .withMessageContaining(named)
                .withStackTraceContaining(named)
                .satisfies(e -> assertThat(e).hasStackTraceContaining("IllegalStateException"))
                .satisfies(WinFactorClientBuilderTest::showsNoSecret);
    }

    private static void refuses(ThrowingCallable call, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessageContaining(named)
                .satisfies(WinFactorClientBuilderTest::showsNoSecret);
    }

    private static void showsNoSecret(Throwable thrown) {
        assertThat(NoSecretIsShownTest.everythingIn(thrown)).doesNotContain("KEEPSECRET");
    }
}
