package app.winfactor.testkit;

import static app.winfactor.testkit.Fault.htmlPage;
import static app.winfactor.testkit.Fault.idleClose;
import static app.winfactor.testkit.Fault.latency;
import static app.winfactor.testkit.Fault.rateLimited;
import static app.winfactor.testkit.Fault.reset;
import static app.winfactor.testkit.Fault.slowBody;
import static app.winfactor.testkit.Fault.truncatedBody;
import static app.winfactor.testkit.Fault.with;
import static app.winfactor.testkit.Fault.wrongContentType;
import static app.winfactor.testkit.Method.GET;
import static app.winfactor.testkit.Method.PATCH;
import static app.winfactor.testkit.Method.POST;
import static app.winfactor.testkit.ResetPoint.AFTER_HEAD;
import static app.winfactor.testkit.ResetPoint.BEFORE_HEAD;
import static app.winfactor.testkit.ResetPoint.IN_HEAD;
import static app.winfactor.testkit.Route.anything;
import static app.winfactor.testkit.Times.always;
import static app.winfactor.testkit.Times.once;
import static app.winfactor.testkit.Times.times;
import static app.winfactor.testkit.Times.twice;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PlannedFaultsTest extends FakeTest {
    private List<Integer> statuses(String path, int number) {
        return IntStream.range(0, number).mapToObj(i -> http.get(path).status()).toList();
    }

    private Wire.Seen seen(String method, String path, String body) throws IOException {
        try (Wire wire = new Wire(fake)) {
            wire.send(method, path, body);
            return wire.read();
        }
    }

    private int contacts() {
        return http.get("/contacts").json().path("data").size();
    }

    @Test
    void a_route_fails_as_often_as_it_is_said_and_then_works() {
        fake.when(GET, "/quotes").fails(twice(), with(503)).thenWorks();
        assertThat(fake.faults()).hasToString("[GET /quotes fails twice with 503 unavailable]");
        assertThat(http.get("/leads").status()).isEqualTo(200);
        assertThat(statuses("/quotes", 3)).containsExactly(503, 503, 200);
        assertThat(fake.faults()).isEmpty();
    }

    @Test
    void sentences_queue_up_in_the_order_in_which_they_are_said() {
        fake.when(GET, "/quotes")
                .works(once())
                .thenFails(once(), with(500))
                .thenWorks(once())
                .thenFails(once(), with(429));
        fake.when(anything()).fails(once(), with(502));
        fake.when(GET, "/quotes").fails(always(), htmlPage(503));
        assertThat(statuses("/quotes", 7)).containsExactly(200, 500, 200, 429, 502, 503, 503);
        assertThat(fake.faults()).hasToString("[GET /quotes fails always with a page of HTML with 503]");
        fake.mend();
        assertThat(statuses("/quotes", 1)).containsExactly(200);
    }

    @Test
    void anything_is_also_what_a_stub_answers() {
        fake.wireMock().stubFor(any(anyUrl()).willReturn(ok("mine")));
        fake.when(anything()).fails(once(), with(503));
        assertThat(http.get("/quotes").status()).isEqualTo(503);
        assertThat(http.get("/quotes").text()).isEqualTo("mine");
    }

    @Test
    void what_comes_instead_of_the_work_is_not_in_the_journal_of_wiremock_and_what_comes_after_it_is() {
        fake.when(GET, "/quotes")
                .fails(once(), with(503))
                .thenFails(once(), with(503).afterTheWork());
        statuses("/quotes", 3);
        fake.wireMock().verify(2, getRequestedFor(urlPathEqualTo("/api/v1/quotes")));
        assertThat(fake.requests(GET, "/quotes")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "400, bad_request",
        "401, unauthorized",
        "403, read_only_key",
        "404, not_found",
        "409, quote_not_editable",
        "410, session_expired",
        "422, validation_error",
        "429, rate_limited",
        "500, internal_error",
        "503, unavailable"
    })
    void an_error_has_the_envelope_and_the_code_of_its_status(int status, String code) {
        fake.when(GET, "/quotes").fails(once(), with(status));
        Http.Answer answer = http.get("/quotes");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().at("/error/message").asText()).isNotBlank();
        assertThat(answer.json().at("/error/details").isObject()).isTrue();
    }

    @Test
    void a_limit_says_when_to_come_back_in_full_seconds() throws IOException {
        fake.when(GET, "/quotes")
                .fails(once(), rateLimited(Duration.ofMillis(1_001)).afterTheWork());
        fake.when(GET, "/leads").fails(once(), with(409, "stale_config_hash"));
        try (Wire wire = new Wire(fake)) {
            wire.send("GET", "/quotes", "");
            wire.send("GET", "/leads", "", "Connection: close\r\n");
            assertThat(wire.read().text())
                    .contains("HTTP/1.1 429 ", "Retry-After: 2\r\n", "\"rate_limited\"", "\"stale_config_hash\"");
        }
    }

    @Test
    void an_error_comes_instead_of_the_work_or_after_it() {
        fake.when(POST, "/contacts")
                .fails(once(), with(503))
                .thenFails(once(), htmlPage(502))
                .thenFails(once(), with(503).afterTheWork())
                .thenFails(once(), htmlPage(502).afterTheWork());
        int before = contacts();
        assertThat(http.post("/contacts", "{\"email\": \"a@example.org\"}").status())
                .isEqualTo(503);
        assertThat(http.post("/contacts", "{\"email\": \"b@example.org\"}").text())
                .startsWith("<!DOCTYPE html>");
        assertThat(contacts()).isEqualTo(before);
        assertThat(http.post("/contacts", "{\"email\": \"c@example.org\"}").code())
                .isEqualTo("unavailable");
        assertThat(contacts()).isEqualTo(before + 1);
        assertThat(http.post("/contacts", "{\"email\": \"d@example.org\"}").status())
                .isEqualTo(502);
        assertThat(contacts()).isEqualTo(before + 2);
    }

    @Test
    void a_reset_is_one_for_the_peer_with_nothing_before_it_or_half_a_head_or_a_whole_one() throws IOException {
        fake.when(GET, "/organization")
                .fails(once(), reset(BEFORE_HEAD))
                .thenFails(once(), reset(IN_HEAD))
                .thenFails(once(), reset(AFTER_HEAD));
        assertThat(seen("GET", "/organization", "")).isEqualTo(new Wire.Seen("", true));
        Wire.Seen half = seen("GET", "/organization", "");
        assertThat(half.reset()).isTrue();
        assertThat(half.text()).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("\r\n\r\n");
        Wire.Seen whole = seen("GET", "/organization", "");
        assertThat(whole.reset()).isTrue();
        assertThat(whole.text()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
        assertThat(whole.contentLength()).isPositive();
        assertThat(fake.timeline().requests())
                .extracting(request -> request.ending().orElseThrow())
                .containsExactly(
                        "connection reset before head", "connection reset in head", "connection reset after head");
    }

    @Test
    void a_reset_comes_before_the_work_or_after_it() throws IOException {
        fake.when(POST, "/contacts")
                .fails(once(), reset(BEFORE_HEAD))
                .thenFails(twice(), reset(AFTER_HEAD).afterTheWork());
        int before = contacts();
        seen("POST", "/contacts", "{\"email\": \"a@example.org\"}");
        assertThat(contacts()).isEqualTo(before);
        assertThat(seen("POST", "/contacts", "{\"email\": \"a@example.org\"}").text())
                .startsWith("HTTP/1.1 201 ");
        assertThat(contacts()).isEqualTo(before + 1);
    }

    @Test
    void a_truncated_body_ends_in_its_middle_and_the_work_is_done() throws IOException {
        fake.when(POST, "/contacts").fails(once(), truncatedBody());
        int before = contacts();
        Wire.Seen seen = seen("POST", "/contacts", "{\"email\": \"a@example.org\"}");
        assertThat(seen.reset()).isFalse();
        assertThat(seen.head()).startsWith("HTTP/1.1 201 ");
        assertThat(seen.body()).hasSize(seen.contentLength() / 2).startsWith("{\"id\"");
        assertThat(contacts()).isEqualTo(before + 1);
    }

    @Test
    void a_slow_body_is_the_true_one_and_takes_its_time_after_its_head() throws IOException {
        fake.when(GET, "/organization").fails(once(), slowBody(Duration.ofMillis(300)));
        long begin = System.nanoTime();
        Http.Answer slow = http.get("/organization");
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(300_000_000L);
        assertThat(slow).isEqualTo(http.get("/organization"));
    }

    @Test
    void latency_passes_before_the_true_answer() {
        fake.when(GET, "/organization").fails(once(), latency(Duration.ofMillis(300)));
        long begin = System.nanoTime();
        Http.Answer late = http.get("/organization");
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(300_000_000L);
        assertThat(late).isEqualTo(http.get("/organization"));
        assertThat(fake.requests(GET, "/organization").get(0).took()).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void a_wrong_content_type_is_all_that_is_wrong() throws IOException {
        fake.when(GET, "/organization").fails(once(), wrongContentType("text/html"));
        try (Wire wire = new Wire(fake)) {
            wire.send("GET", "/organization", "", "Connection: close\r\n");
            Wire.Seen seen = wire.read();
            assertThat(seen.head()).contains("Content-Type: text/html");
            assertThat(seen.body()).startsWith("{\"id\":");
        }
    }

    @Test
    void an_idle_close_answers_well_and_closes_just_after_without_a_word() throws IOException {
        fake.when(GET, "/organization").fails(once(), idleClose());
        Wire.Seen seen = seen("GET", "/organization", "");
        assertThat(seen.reset()).isFalse();
        assertThat(seen.head()).startsWith("HTTP/1.1 200 ").doesNotContainIgnoringCase("Connection: close");
        assertThat(seen.body()).hasSize(seen.contentLength()).endsWith("}");
        assertThat(http.get("/organization").status()).isEqualTo(200);
    }

    @Test
    void closing_the_fake_does_not_wait_for_an_answer_that_is_late() throws Exception {
        fake.when(GET, "/organization").fails(once(), latency(Duration.ofHours(1)));
        try (Wire wire = new Wire(fake)) {
            wire.send("GET", "/organization", "");
            while (fake.timeline().requests().isEmpty()) {
                Thread.onSpinWait();
            }
            long begin = System.nanoTime();
            fake.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void what_cannot_be_said_is_refused_where_it_is_said() {
        assertThatIllegalArgumentException().isThrownBy(() -> times(0)).withMessageContaining("1 or more");
        assertThatIllegalArgumentException().isThrownBy(() -> with(399)).withMessageContaining("400 to 599");
        assertThatIllegalArgumentException().isThrownBy(() -> with(404, "Not found"));
        assertThatIllegalArgumentException().isThrownBy(() -> htmlPage(600));
        assertThatIllegalArgumentException().isThrownBy(() -> latency(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> slowBody(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> rateLimited(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> wrongContentType("html\r\nX: y"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.when(PATCH, "/quotes"))
                .withMessageContaining("/api/v1/quotes takes GET, not PATCH");
    }
}
