package app.winfactor.samples.service;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.errors.NotFoundException;
import app.winfactor.sdk.errors.ServerException;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.testkit.FakeWinFactor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void everyAttemptIsCountedByRouteAndByWhatBecameOfIt() {
        try (FakeWinFactor fake = FakeWinFactor.start();
                WinFactorClient client = client(fake)) {
            client.submissions().get(fake.customer().submits());
            assertThatThrownBy(() -> client.submissions().get("nobody's")).isInstanceOf(NotFoundException.class);
            fake.wireMock().stubFor(any(anyUrl()).willReturn(status(503)).atPriority(1));
            assertThatThrownBy(() -> client.organization().get()).isInstanceOf(ServerException.class);
        }
        assertThat(requests("/submissions/{id}", "200", "none", "none")).isEqualTo(1);
        assertThat(requests("/submissions/{id}", "404", "not_found", "NotFoundException"))
                .isEqualTo(1);
        assertThat(requests("/organization", "503", "none", "ServerException")).isEqualTo(2);
        assertThat(registry.get("winfactor.requests.repeated").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("winfactor.requests.waiting")
                        .tag("uri", "/submissions/{id}")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    private WinFactorClient client(FakeWinFactor fake) {
        return WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(fake.apiKey())
                .retryPolicy(new RetryPolicy(2, Duration.ZERO, Duration.ZERO))
                .requestListener(new CallMetrics(registry))
                .build();
    }

    private long requests(String uri, String status, String code, String exception) {
        return registry.get("winfactor.requests")
                .tags("method", "GET", "uri", uri, "status", status, "code", code, "exception", exception)
                .timer()
                .count();
    }
}
