package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.testkit.Http.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxApiTest extends FakeTest {
    private Answer post(String path, String body) {
        return anyone.post("/__sandbox" + path, body);
    }

    private JsonNode get(String path) {
        Answer answer = anyone.get("/__sandbox" + path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    private String made(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path(field).asText();
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path(field).asText())
                .toList();
    }

    @Test
    void both_sides_of_a_sale_are_played_without_a_key() {
        String submission = made(
                post(
                        "/submissions",
                        "{\"name\": \"Anna\", \"locale\": \"de\", \"city\": \"Köln\", \"width\": 1000, \"options\": [\"HRPP\"]}"),
                "id");
        assertThat(get("/submissions/" + submission).at("/customer/city").asText())
                .isEqualTo("Köln");
        String quote = made(post("/submissions/" + submission + "/quotes", "{\"reference\": \"R1\"}"), "quoteId");
        assertThat(post("/quotes/" + quote + "/send", "{}")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("sent");
        assertThat(fake.outbox().get(0).recipients()).containsExactly("jane.doe@example.com");
        assertThat(fake.outbox().get(0).locale()).isEqualTo("de");
        assertThat(post("/quotes/" + quote + "/pdf", "{\"status\": \"failed\"}")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("failed");
        assertThat(post("/quotes/" + quote + "/pdf", "").status()).isEqualTo(200);
        assertThat(get("/quotes/" + quote).at("/pdf/status").asText()).isEqualTo("ready");
        assertThat(get("/quotes/" + quote).path("lineItems")).isNotEmpty();
        assertThat(post("/quotes/" + quote + "/view", "").status()).isEqualTo(200);
        assertThat(post("/quotes/" + quote + "/accept", "").status()).isEqualTo(200);
        assertThat(status(quote)).isEqualTo("accepted");

        String lead = made(post("/leads", "{\"message\": \"Hello\"}"), "id");
        assertThat(post("/leads/" + lead, "{\"status\": \"contacted\"}").status())
                .isEqualTo(200);
        assertThat(post("/leads/" + lead, "{}").field()).isEqualTo("status");
        assertThat(http.get("/leads/" + lead).json().path("status").asText()).isEqualTo("contacted");
        String contact = http.get("/contacts").json().at("/data/0/id").asText();
        assertThat(post("/contacts/" + contact, "{\"starred\": true}").status()).isEqualTo(200);
        assertThat(http.get("/contacts/" + contact).json().path("isStarred").booleanValue())
                .isTrue();
    }

    @Test
    void a_customer_configures_live_changes_and_submits() {
        JsonNode session = post("/sessions", "{\"width\": 2000}").json();
        String path = "/sessions/" + session.path("id").asText();
        JsonNode changed = post(path, "{\"height\": 2000}").json();
        assertThat(changed.path("configHash")).isNotEqualTo(session.path("configHash"));
        Answer priced = anyone.put(
                changed.path("callbackUrl").asText(),
                "{\"configHash\": \"" + changed.path("configHash").asText()
                        + "\", \"lineItems\": [{\"description\": \"Door\", \"quantity\": 1, \"unitPrice\": 99.5}]}");
        assertThat(priced.status()).isEqualTo(200);
        assertThat(get("/state").at("/sessions/0/adjustments/subtotal").decimalValue())
                .isEqualByComparingTo("99.5");
        String submission = made(post(path + "/submit", "{\"name\": \"Anna\"}"), "id");
        JsonNode whole = http.get("/submissions/" + submission).json();
        assertThat(whole.at("/dimensions/width").intValue()).isEqualTo(2000);
        assertThat(whole.at("/dimensions/height").intValue()).isEqualTo(2000);
        assertThat(whole.at("/externalPricing/subtotal").decimalValue()).isEqualByComparingTo("99.5");
        assertThat(post(path, "{\"width\": 1000}").code()).isEqualTo("window_expired");
        assertThat(post("/sessions/unknown", "{}").code()).isEqualTo("not_found");
    }

    @Test
    void an_event_shows_its_attempts_and_can_be_told_again() {
        receiver.answers(delivery -> 500);
        made(post("/leads", ""), "id");
        fake.webhooks().awaitIdle(PATIENCE);
        String path = "/events/" + get("/state").at("/events/0/id").asText();
        assertThat(post(path + "/copy", "").code()).isEqualTo("no_copy");
        receiver.answers(delivery -> 204);
        assertThat(post("/clock", "{\"toNextDue\": true}").status()).isEqualTo(200);
        JsonNode event = get(path);
        assertThat(event.path("deliveries"))
                .extracting(each -> each.path("status").intValue())
                .containsExactly(500, 204);
        assertThat(event.at("/deliveries/0/error").asText()).isEqualTo("HTTP 500");
        assertThat(event.at("/headers/X-WinFactor-Signature").asText())
                .isEqualTo(receiver.last().signature());
        assertThat(event.at("/payload/event").asText()).isEqualTo("lead.created");

        assertThat(post(path + "/redeliver", "").status()).isEqualTo(200);
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(post(path + "/copy", "").status()).isEqualTo(200);
        assertThat(receiver.deliveries()).hasSize(4);
        assertThat(texts(get(path).path("deliveries"), "attempt")).containsExactly("1", "2", "1", "0");
        assertThat(post("/events/unknown/copy", "").code()).isEqualTo("not_found");
    }

    @Test
    void who_is_told_is_set_paused_and_shown_without_what_may_be_secret() {
        assertThat(get("/webhooks").path("url").asText()).endsWith("/hook?…").doesNotContain("KEEPSECRET");
        String url = "http://user:KEEPSECRET@localhost:9/x?y=KEEPSECRET";
        Answer changed = anyone.put("/__sandbox/webhooks", "{\"url\": \"" + url + "\", \"paused\": true}");
        assertThat(changed.json().path("url").asText()).isEqualTo("http://localhost:9/x?…");
        assertThat(changed.json().path("paused").booleanValue()).isTrue();
        assertThat(get("/state").toString()).doesNotContain("KEEPSECRET", fake.apiKey(), fake.signingSecret());
        for (String wrong : List.of("ftp://x", "nowhere", "http://[", "")) {
            assertThat(anyone.put("/__sandbox/webhooks", "{\"url\": \"" + wrong + "\"}")
                            .field())
                    .as(wrong)
                    .isEqualTo("url");
        }
        anyone.put("/__sandbox/webhooks", "{\"url\": \"" + receiver.url() + "\", \"paused\": false}");
        String secret = post("/webhooks/rotate", "").json().path("secret").asText();
        assertThat(secret).isEqualTo(fake.signingSecret());
        assertThat(post("/webhooks/next", "{\"kind\": \"copied\", \"copies\": 2}")
                        .status())
                .isEqualTo(200);
        made(post("/leads", ""), "id");
        fake.webhooks().awaitIdle(PATIENCE);
        assertThat(receiver.deliveries()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "unsigned,unsigned",
        "wrongly_signed,wrongly signed",
        "stale,signed at a time PT-10M away",
        "from_the_future,signed at a time PT10M away",
        "delayed,delayed by PT10M",
        "of_unknown_type,of the type quote.archived"
    })
    void every_mischief_can_be_asked_for(String kind, String says) {
        assertThat(post("/webhooks/next", "{\"kind\": \"" + kind + "\"}")
                        .json()
                        .path("planned")
                        .asText())
                .isEqualTo(says);
    }

    @Test
    void the_clock_is_moved_by_any_time_or_to_what_is_due() {
        assertThat(get("/clock").path("nextDue").isNull()).isTrue();
        assertThat(post("/clock", "{\"toNextDue\": true}").code()).isEqualTo("nothing_due");
        JsonNode clock = post("/clock", "{\"days\": 1, \"hours\": 2, \"minutes\": 3, \"seconds\": 4}")
                .json();
        assertThat(clock.path("now").longValue())
                .isEqualTo(START.plusSeconds(86400 + 7200 + 180 + 4).toEpochMilli());
        assertThat(clock.path("ticking").booleanValue()).isFalse();
        String quote = sentQuote();
        fake.webhooks().awaitIdle(PATIENCE);
        JsonNode due = get("/clock").path("nextDue");
        assertThat(due.path("what").asText()).isEqualTo("quote.expiring_soon");
        assertThat(due.path("entityId").asText()).isEqualTo(quote);
        assertThat(post("/clock", "{\"toNextDue\": true}")
                        .json()
                        .at("/nextDue/what")
                        .asText())
                .isEqualTo("quote.expired");
        post("/clock", "{\"toNextDue\": true}");
        assertThat(status(quote)).isEqualTo("expired");
        for (String wrong : List.of("{\"days\": -1}", "{\"days\": 99999}", "{\"days\": 1.5}")) {
            assertThat(post("/clock", wrong).field()).as(wrong).isEqualTo("days");
        }
        assertThat(post("/clock", "{}").field()).isEqualTo("body");
        assertThat(post("/clock", "{\"toNextDue\": true, \"days\": 1}").field()).isEqualTo("toNextDue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"kind\": \"error\"};503 unavailable",
                "{\"kind\": \"error\", \"status\": 409, \"code\": \"already_in_flight\"};409 already_in_flight",
                "{\"kind\": \"html_page\", \"status\": 504};a page of HTML with 504",
                "{\"kind\": \"rate_limited\", \"seconds\": 5};429 rate_limited for PT5S",
                "{\"kind\": \"latency\", \"seconds\": 0.25};latency of PT0.25S",
                "{\"kind\": \"slow_body\", \"seconds\": 2};body over PT2S",
                "{\"kind\": \"reset\", \"point\": \"in_head\", \"afterTheWork\": true};reset in head after the work",
                "{\"kind\": \"truncated_body\"};truncated body",
                "{\"kind\": \"wrong_content_type\"};content type text/html",
                "{\"kind\": \"idle_close\"};connection closed after the answer"
            })
    void every_fault_is_switched_on_and_off(String body, String says) {
        String id = made(post("/faults", body), "id");
        JsonNode fault = get("/state").at("/faults/0");
        assertThat(fault.path("says").asText()).isEqualTo(says);
        assertThat(fault.path("times").isNull()).isTrue();
        assertThat(fault.path("kind").asText())
                .isEqualTo(new Answer(200, body).json().path("kind").asText());
        assertThat(anyone.send("DELETE", "/__sandbox/faults/" + id, null).status())
                .isEqualTo(200);
        assertThat(get("/faults").path("faults")).isEmpty();
        assertThat(anyone.send("DELETE", "/__sandbox/faults/" + id, null).code())
                .isEqualTo("not_found");
    }

    @Test
    void a_fault_is_planned_for_a_route_and_a_number_of_times() {
        made(
                post("/faults", "{\"method\": \"GET\", \"path\": \"/quotes/{x}\", \"times\": 2, \"kind\": \"error\"}"),
                "id");
        assertThat(http.get("/quotes/a").status()).isEqualTo(503);
        assertThat(http.get("/quotes").status()).isEqualTo(200);
        assertThat(get("/faults").at("/faults/0/times").intValue()).isEqualTo(1);
        assertThat(get("/faults").at("/faults/0/path").asText()).isEqualTo("/quotes/{id}");
        assertThat(get("/requests").at("/requests/1/fault").asText()).isEqualTo("503 unavailable");
        post("/faults", "{\"kind\": \"truncated_body\"}");
        assertThat(anyone.send("DELETE", "/__sandbox/faults", null)
                        .json()
                        .path("removed")
                        .intValue())
                .isEqualTo(2);
        assertThat(http.get("/quotes/a").status()).isEqualTo(404);
        assertThat(texts(get("/faults").path("routes"), "path")).contains("/quotes/{id}/line-items");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};kind",
                "{\"kind\": \"fire\"};kind",
                "{\"kind\": \"latency\", \"status\": 500};status",
                "{\"kind\": \"error\", \"status\": 200};status",
                "{\"kind\": \"error\", \"code\": \"no word\"};code",
                "{\"kind\": \"wrong_content_type\", \"contentType\": \"html\"};contentType",
                "{\"kind\": \"latency\", \"seconds\": -1};seconds",
                "{\"kind\": \"error\", \"times\": 0};times",
                "{\"kind\": \"error\", \"method\": \"GET\"};path",
                "{\"kind\": \"error\", \"method\": \"GET\", \"path\": \"/quote\"};path",
                "{\"kind\": \"error\", \"metod\": \"GET\"};metod"
            })
    void a_fault_that_cannot_be_is_refused_by_its_field(String body, String field) {
        assertThat(post("/faults", body).field()).isEqualTo(field);
        assertThat(get("/faults").path("faults")).isEmpty();
    }

    @Test
    void the_limit_and_chaos_are_set_and_shown() {
        Answer limit = anyone.put("/__sandbox/limiter", "{\"kind\": \"fixed_window\", \"perKey\": 1}");
        assertThat(limit.json())
                .isEqualTo(get("/limiter"))
                .isEqualTo(get("/state").path("limiter"));
        assertThat(limit.json().path("perKey").intValue()).isEqualTo(1);
        assertThat(limit.json().path("perIpCapability").intValue()).isEqualTo(120);
        assertThat(http.get("/organization").status()).isEqualTo(200);
        assertThat(http.get("/organization").status()).isEqualTo(429);
        anyone.put("/__sandbox/limiter", "{\"kind\": \"off\"}");
        assertThat(anyone.put("/__sandbox/limiter", "{\"perKey\": 0}").field()).isEqualTo("perKey");

        Answer chaos = anyone.put("/__sandbox/chaos", "{\"share\": 0.25, \"seed\": 7}");
        assertThat(chaos.json())
                .isEqualTo(get("/chaos"))
                .isEqualTo(get("/state").path("chaos"));
        assertThat(chaos.json().path("seed").intValue()).isEqualTo(7);
        assertThat(fake.toString()).contains("7");
        assertThat(anyone.put("/__sandbox/chaos", "{\"share\": 2}").field()).isEqualTo("share");
        assertThat(anyone.put("/__sandbox/chaos", "{}").field()).isEqualTo("share");
        assertThat(anyone.put("/__sandbox/chaos", "{\"share\": 0}").status()).isEqualTo(200);
    }

    @Test
    void the_request_log_has_no_key_and_is_not_about_the_sandbox() {
        http.get("/organization");
        http.post("/contacts", "{\"email\": \"o'neil@example.org\"}");
        JsonNode log = get("/requests");
        assertThat(log.path("total").intValue()).isEqualTo(2);
        assertThat(texts(log.path("requests"), "path")).containsExactly("/api/v1/contacts", "/api/v1/organization");
        assertThat(log.at("/requests/1/curl").asText())
                .isEqualTo("curl '" + fake.url() + "/api/v1/organization' -H \"Authorization: Bearer $WINFACTOR_KEY\"");
        assertThat(log.at("/requests/0/curl").asText()).contains("o'\\''neil");
        assertThat(log.toString()).doesNotContain(fake.apiKey());
    }

    @Test
    void the_state_has_the_newest_first_and_says_how_many_there_are() {
        for (int i = 0; i < 201; i++) {
            fake.customer("c" + i + "@example.org").asks("Hello");
        }
        JsonNode state = get("/state");
        assertThat(state.path("leads")).hasSize(200);
        assertThat(state.at("/leads/0/email").asText()).isEqualTo("c200@example.org");
        assertThat(state.at("/totals/leads").intValue()).isEqualTo(201);
        assertThat(state.at("/organization/currency").asText()).isEqualTo("EUR");
        assertThat(state.path("now")).isEqualTo(state.at("/clock/now"));
        assertThat(state.path("templates")).isNotEmpty();
    }

    @Test
    void the_help_lists_every_endpoint_and_each_refuses_what_it_does_not_know() {
        JsonNode endpoints = get("/").path("endpoints");
        assertThat(get("").path("endpoints")).isEqualTo(endpoints);
        List<String> tried = new ArrayList<>();
        for (JsonNode endpoint : endpoints) {
            String method = endpoint.path("method").asText();
            String path = endpoint.path("path").asText().replace("{id}", "unknown");
            assertThat(endpoint.path("does").asText()).endsWith(".");
            Answer answer = anyone.send(method, path, "{\"surprise\": 1}");
            assertThat(answer.status()).as(method + " " + path).isEqualTo(422);
            assertThat(answer.field()).isEqualTo("surprise");
            tried.add(method + " " + endpoint.path("path").asText());
        }
        assertThat(tried).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }
}
