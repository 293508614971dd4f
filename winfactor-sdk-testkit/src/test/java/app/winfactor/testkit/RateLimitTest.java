package app.winfactor.testkit;

import static app.winfactor.testkit.Fault.with;
import static app.winfactor.testkit.Method.GET;
import static app.winfactor.testkit.Times.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.organization.Organization;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RateLimitTest extends FakeTest {
    static Stream<RateLimit> kinds() {
        return Stream.of(RateLimit.fixedWindow(), RateLimit.slidingWindow(), RateLimit.bucket());
    }

    private static List<Integer> statuses(Http client, String path, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> client.get(path).status())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_documented_numbers_hold_for_a_key_an_address_without_one_and_capability_urls(RateLimit limit) {
        restart(FakeWinFactor.builder().startingAt(START).rateLimit(limit));
        Http reader = new Http(fake.url(), fake.readOnlyKey());
        assertThat(statuses(http, "/organization", 120)).containsOnly(200);
        assertThat(http.get("/organization").status()).isEqualTo(429);
        assertThat(reader.get("/organization").status()).as("a key of its own").isEqualTo(200);
        assertThat(statuses(anyone, "/organization", 59)).containsOnly(401);
        assertThat(new Http(fake.url(), "wf_live_unknown").get("/organization").status())
                .isEqualTo(401);
        assertThat(anyone.get("/organization").status()).isEqualTo(429);
        assertThat(statuses(anyone, "/configuration-sessions/cap_x", 120)).containsOnly(401);
        assertThat(anyone.get("/configuration-sessions/cap_x").status()).isEqualTo(429);
        assertThat(anyone.get("/__sandbox/state").status()).isEqualTo(200);

        fake.advance(Duration.ofMinutes(1));
        assertThat(http.get("/organization").status()).isEqualTo(200);
    }

    @Test
    void a_refusal_has_the_envelope_and_says_when_to_come_back_in_full_seconds_rounded_up() throws IOException {
        restart(FakeWinFactor.builder()
                .startingAt(START)
                .rateLimit(RateLimit.slidingWindow().limits(1, 1, 1)));
        http.get("/organization");
        fake.advance(Duration.ofMillis(500));
        try (Wire wire = new Wire(fake)) {
            wire.send("GET", "/organization", "", "Connection: close\r\n");
            assertThat(wire.read().text())
                    .contains("HTTP/1.1 429 ", "Retry-After: 60\r\n", "\"code\":\"rate_limited\"");
        }
    }

    @Test
    void what_is_refused_counts_for_nothing_and_uses_no_fault_up() {
        fake.rateLimit(RateLimit.slidingWindow().limits(1, 1, 1));
        fake.when(GET, "/quotes").fails(once(), with(503));
        assertThat(http.get("/leads").status()).isEqualTo(200);
        assertThat(statuses(http, "/quotes", 5)).containsOnly(429);
        assertThat(fake.faults()).hasSize(1);
        fake.advance(Duration.ofMinutes(1));
        assertThat(http.get("/quotes").status()).isEqualTo(503);
    }

    @Test
    void a_reset_counts_anew_by_the_limit_of_the_builder() {
        restart(FakeWinFactor.builder()
                .startingAt(START)
                .rateLimit(RateLimit.fixedWindow().limits(2, 1, 1)));
        assertThat(statuses(http, "/leads", 3)).containsExactly(200, 200, 429);
        fake.reset();
        assertThat(statuses(http, "/leads", 3)).containsExactly(200, 200, 429);
        fake.rateLimit(RateLimit.off());
        assertThat(statuses(http, "/leads", 3)).containsOnly(200);
        fake.reset();
        assertThat(statuses(http, "/leads", 3)).containsExactly(200, 200, 429);
    }

    @Test
    void the_client_comes_back_when_it_is_told_to() {
        restart(FakeWinFactor.builder()
                .startingAt(START.plusSeconds(59))
                .rateLimit(RateLimit.fixedWindow().limits(1, 1, 1)));
        try (WinFactorClient client = WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(fake.apiKey())
                .rateLimiter(RateLimiter.unlimited())
                .build()) {
            client.organization().get();
            CompletableFuture<Organization> second =
                    client.async().organization().get();
            while (refusals() == 0) {
                Thread.onSpinWait();
            }
            fake.advance(Duration.ofSeconds(1));
            assertThat(second.join().id()).isNotBlank();
        }
        assertThat(refusals()).isEqualTo(1);
    }

    private long refusals() {
        return fake.requests(GET, "/organization").stream()
                .filter(request -> request.status().orElse(0) == 429)
                .count();
    }

    @Test
    void numbers_are_positive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.bucket().limits(0, 1, 1))
                .withMessageContaining("perKey");
    }
}
