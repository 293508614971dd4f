package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.links.ExternalRef;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ChaosTest extends FakeTest {
    /** Over a connection of its own, and once, whatever comes back. */
    private Wire.Seen seen(String method, String path, String body) throws IOException {
        try (Wire wire = new Wire(fake)) {
            wire.send(method, path, body, "Connection: close\r\n");
            return wire.read();
        }
    }

    private List<Optional<Fault>> faultsOf(Chaos chaos) throws IOException {
        restart(FakeWinFactor.builder().startingAt(START).chaos(chaos));
        for (int i = 0; i < 200; i++) {
            seen("PATCH", "/quotes/unknown", "{}");
        }
        return fake.timeline().requests().stream().map(RequestSeen::fault).toList();
    }

    @Test
    void the_same_seed_and_requests_meet_the_same_faults_in_about_that_share() throws IOException {
        Chaos chaos = Chaos.seeded(42).share(0.2);
        List<Optional<Fault>> faults = faultsOf(chaos);
        assertThat(faults.stream().flatMap(Optional::stream)).hasSizeBetween(20, 60);
        assertThat(faults.stream().flatMap(Optional::stream).distinct()).hasSizeGreaterThan(5);
        assertThat(faultsOf(chaos)).isEqualTo(faults);
        assertThat(faultsOf(Chaos.seeded(43).share(0.2))).isNotEqualTo(faults);
    }

    @Test
    void a_client_that_behaves_well_survives_it_and_nothing_is_done_twice() {
        restart(FakeWinFactor.builder().chaos(Chaos.seeded(11).share(0.3)));
        try (WinFactorClient client = WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(fake.apiKey())
                .rateLimiter(RateLimiter.unlimited())
                .build()) {
            for (int i = 0; i < 8; i++) {
                String submission = anyone.post("/__sandbox/submissions", null)
                        .json()
                        .path("id")
                        .asText();
                String quote = client.submissions()
                        .createQuote(submission, q -> q.notes("n"))
                        .quoteId();
                client.quotes().update(quote, u -> u.externalRef(ExternalRef.of("erp", "order", quote)));
                client.quotes().send(quote, s -> s.addRecipients("jane.doe@example.com"));
                assertThat(client.quotes().get(quote).version()).isEqualTo(1);
                assertThat(client.submissions().get(submission).latestQuoteId()).hasValue(quote);
            }
        }
        assertThat(fake.outbox()).hasSize(8);
        assertThat(fake.timeline().requests())
                .filteredOn(request -> request.fault().isPresent())
                .hasSizeGreaterThan(5);
    }

    @Test
    void the_seed_is_told_and_chosen_anew_where_nobody_chose_one() {
        restart(FakeWinFactor.builder().chaos(Chaos.seeded(42)));
        assertThat(fake.toString()).contains("Chaos[seed=42, share=0.1]");
        assertThat(fake.timeline().toString()).contains("Chaos[seed=42, share=0.1]");
        fake.chaos(Chaos.none());
        assertThat(fake.toString()).doesNotContain("Chaos");
        fake.reset();
        assertThat(fake.toString()).contains("Chaos[seed=42");
        assertThat(Chaos.random()).isNotEqualTo(Chaos.random());
    }

    @Test
    void a_share_of_one_meets_every_request_to_the_api_but_what_was_said_about_it_comes_first() throws IOException {
        fake.chaos(Chaos.seeded(1).share(1));
        fake.when(Method.GET, "/leads").works(Times.once());
        assertThat(http.get("/leads").status()).isEqualTo(200);
        assertThat(anyone.post("/__sandbox/submissions", null).status()).isEqualTo(201);
        for (int i = 0; i < 30; i++) {
            // Never what could be lost: a quote is made, or it is said not to be.
            assertThat(seen("POST", "/submissions/unknown/quotes", "{}").head()).matches("(?s)HTTP/1.1 (404|429) .*");
        }
        assertThat(fake.timeline().requests().stream().skip(1))
                .allMatch(request -> request.fault().isPresent());
    }

    @Test
    void a_share_is_a_part_of_one() {
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Chaos.seeded(1).share(wrong));
        }
    }
}
