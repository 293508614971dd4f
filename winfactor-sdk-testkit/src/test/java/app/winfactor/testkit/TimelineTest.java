package app.winfactor.testkit;

import static app.winfactor.testkit.Fault.with;
import static app.winfactor.testkit.Method.GET;
import static app.winfactor.testkit.Method.POST;
import static app.winfactor.testkit.Times.once;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineTest extends FakeTest {
    private String submit() {
        return anyone.post("/__sandbox/submissions", null).json().path("id").asText();
    }

    @Test
    void a_request_and_the_delivery_it_brought_about_are_told_in_order_with_everything_they_said() {
        String id = submit();
        http.post("/submissions/" + id + "/quotes", "{\"reference\": \"ERP 1\"}");
        fake.webhooks().awaitIdle(PATIENCE);

        List<Happening> happenings = fake.timeline().happenings();
        assertThat(happenings).hasSize(3);
        assertThat(fake.timeline().deliveries())
                .extracting(DeliveryMade::type)
                .containsExactly("submission.created", "quote.created");
        RequestSeen request = fake.timeline().requests().get(0);
        assertThat(request.at()).isEqualTo(START);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/v1/submissions/" + id + "/quotes");
        assertThat(request.route()).hasValue("/submissions/{id}/quotes");
        assertThat(request.key()).isEqualTo(KeyUsed.FULL);
        assertThat(request.body()).isEqualTo("{\"reference\": \"ERP 1\"}");
        assertThat(request.status()).hasValue(201);
        assertThat(request.answer()).contains("\"quoteId\"");
        assertThat(request.ending()).isEmpty();
        assertThat(request.fault()).isEmpty();
        assertThat(request.took()).isPositive();
        DeliveryMade delivery = fake.timeline().deliveries().get(1);
        assertThat(happenings.indexOf(delivery)).isGreaterThan(happenings.indexOf(request));
        assertThat(delivery.eventId()).isEqualTo(receiver.last().id());
        assertThat(delivery.attempt()).isEqualTo(1);
        assertThat(delivery.body()).isEqualTo(receiver.last().body());
        assertThat(delivery.status()).hasValue(204);
        assertThat(delivery.error()).isEmpty();
    }

    @Test
    void the_requests_of_a_route_can_be_asked_for() {
        String id = submit();
        http.get("/submissions/" + id);
        http.get("/submissions?status=new");
        http.get("/submissions?status=quoted");
        assertThat(fake.requests(GET, "/submissions"))
                .extracting(RequestSeen::path)
                .containsExactly("/api/v1/submissions?status=new", "/api/v1/submissions?status=quoted");
        assertThat(fake.requests(GET, "/submissions/{submission}")).hasSize(1);
        assertThat(fake.requests(POST, "/contacts")).isEmpty();
        assertThatThrownBy(() -> fake.requests(GET, "/submission/{id}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GET /api/v1/submissions/{id}");
    }

    @Test
    void what_a_request_shows_itself_by_is_told_and_never_shown() {
        http.get("/organization");
        new Http(fake.url(), fake.readOnlyKey()).get("/organization");
        new Http(fake.url(), "wf_live_KEEPSECRET").get("/organization");
        anyone.get("/organization");
        anyone.get("/configuration-sessions/cap_KEEPSECRET");
        assertThat(fake.timeline().requests())
                .extracting(RequestSeen::key)
                .containsExactly(KeyUsed.FULL, KeyUsed.READ_ONLY, KeyUsed.UNKNOWN, KeyUsed.NONE, KeyUsed.CAPABILITY);
        assertThat(fake.timeline().toString()).doesNotContain("KEEPSECRET");
    }

    @Test
    void no_secret_is_in_it_wherever_it_was_said() {
        LiveSession session = fake.customer().configures(Design.door(2400, 1800));
        String token = session.callbackUrl().replaceAll(".*sessions/|/adjustments", "");
        anyone.get("/configuration-sessions/" + token);
        anyone.get("/configuration-session/" + token);
        anyone.get("/prices/" + token + "?next=" + token);
        http.get("/quotes?apiKey=" + fake.apiKey());
        http.post(
                "/contacts",
                "{\"email\": \"" + fake.signingSecret() + "\", \"name\": \"" + session.callbackUrl() + "\"}");
        String quote = sentQuote();
        fake.dashboard().preparePdf(quote);
        String url = quote(quote).at("/pdf/url").asText();
        anyone.get(url);
        fake.webhooks().awaitIdle(PATIENCE);
        fake.webhooks().rotateSecret();
        http.get("/quotes?secret=" + fake.signingSecret());

        String text =
                fake.timeline() + " " + fake.unexpected() + fake.timeline().happenings();
        assertThat(text).contains("pricing.calculated", "[redacted]", "/files/quotes/");
        assertThat(text).doesNotContain("KEEPSECRET", token, url.replaceAll(".*signature=", ""));
    }

    @Test
    void a_stub_of_the_test_is_seen_too_and_so_is_how_it_ends_a_connection() {
        fake.wireMock()
                .stubFor(get(urlPathEqualTo("/anything"))
                        .willReturn(aResponse().withStatus(202).withBody("mine")));
        anyone.get(fake.url() + "/anything");
        RequestSeen seen = fake.timeline().requests().get(0);
        assertThat(seen.route()).isEmpty();
        assertThat(seen.status()).hasValue(202);
        assertThat(seen.answer()).isEqualTo("mine");
        assertThat(fake.unexpected()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_fault_of_a_stub_does_what_it_does_without_the_fake(Fault fault) {
        fake.wireMock()
                .stubFor(get(urlPathEqualTo("/api/v1/leads"))
                        .willReturn(aResponse().withFault(fault)));
        assertThatThrownBy(() -> http.get("/leads")).isInstanceOf(java.io.UncheckedIOException.class);
        http.get("/organization");
        // The JDK's client asks once more when nothing at all came.
        assertThat(fake.requests(GET, "/leads"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.ending()).hasValue("connection closed by a stub"));
    }

    @Test
    void what_the_sandbox_and_the_admin_are_asked_is_not_in_it() {
        submit();
        anyone.get("/__sandbox/state");
        anyone.get(fake.url() + "/");
        anyone.get(fake.url() + "/__admin/mappings");
        assertThat(fake.timeline().requests()).isEmpty();
    }

    @Test
    void the_newest_ten_thousand_are_kept_and_a_body_is_cut() {
        http.post("/contacts", "{\"email\": \"" + "é".repeat(40_000) + "\"}");
        String body = fake.timeline().requests().get(0).body();
        assertThat(body).hasSizeLessThan(66_000).endsWith("… (cut; 80013 bytes in all)");
        assertThat(fake.timeline().dropped()).isZero();
    }

    @Test
    void it_reads_as_text() {
        fake.when(GET, "/quotes/{id}").fails(once(), with(503));
        http.get("/quotes/q1");
        assertThat(fake.timeline().toString())
                .contains(
                        "Timeline of FakeWinFactor[" + fake.url(),
                        "2026-03-02T09:00:00Z  GET /api/v1/quotes/q1  (key: FULL)",
                        "  fault: 503 unavailable",
                        "  = 503, ",
                        "  < {\"error\":{\"code\":\"unavailable\"");
    }

    @Test
    void a_reset_begins_it_anew() {
        http.get("/organization");
        http.get("/organisation");
        fake.when(GET, "/quotes").fails(once(), with(503));
        fake.reset();
        assertThat(fake.timeline().happenings()).isEmpty();
        assertThat(fake.unexpected()).isEmpty();
        assertThat(fake.faults()).isEmpty();
        assertThat(http.get("/quotes").status()).isEqualTo(200);
    }

    @Test
    void a_delivery_that_failed_says_why() {
        receiver.answers(delivery -> 503);
        submit();
        fake.advance(Duration.ofMinutes(1));
        fake.webhooks().pause();
        fake.advance(Duration.ofMinutes(5));
        assertThat(fake.timeline().deliveries())
                .extracting(DeliveryMade::attempt)
                .containsExactly(1, 2, 3);
        assertThat(fake.timeline().deliveries().stream()
                        .map(DeliveryMade::error)
                        .flatMap(java.util.Optional::stream))
                .containsExactlyElementsOf(Stream.of("HTTP 503", "HTTP 503", "deliveries are paused")
                        .toList());
    }
}
