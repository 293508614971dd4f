package app.winfactor.testkit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultsTest extends FakeTest {
    @Test
    void a_stub_of_the_test_goes_before_the_fake_until_it_is_reset() {
        fake.wireMock()
                .stubFor(get(urlPathEqualTo("/api/v1/quotes"))
                        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "7")));
        assertThat(http.get("/quotes").status()).isEqualTo(429);
        assertThat(http.get("/leads").status()).isEqualTo(200);
        fake.wireMock().verify(1, getRequestedFor(urlPathEqualTo("/api/v1/leads")));
        fake.wireMock().resetAll();
        assertThat(http.get("/quotes").status()).isEqualTo(200);
    }
}
