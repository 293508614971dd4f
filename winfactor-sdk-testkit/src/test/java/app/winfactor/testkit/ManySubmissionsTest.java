package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.testkit.internal.api.Api;
import app.winfactor.testkit.internal.api.PdfLinks;
import app.winfactor.testkit.internal.api.QuoteView;
import app.winfactor.testkit.internal.api.UpsertShape;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.FakeClock;
import app.winfactor.testkit.internal.world.Ids;
import app.winfactor.testkit.internal.world.ManySubmissions;
import app.winfactor.testkit.internal.world.Profile;
import app.winfactor.testkit.internal.world.Seeding;
import app.winfactor.testkit.internal.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ManySubmissionsTest {
    private static final int MILLION = 1_000_000;
    private static final int PAGES = MILLION / 100;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Profile PROFILE = new Profile("org_2test", "Test", "test", "nl", "metric", "EUR", "pro", true);

    private final World world = new World(
            FakeClock.standingAt(START),
            new Ids(1),
            "http://fake",
            PROFILE,
            new World.Secrets("full", "read", "whsec_KEEPSECRET"));
    private final PdfLinks pdfs = new PdfLinks("http://fake", "KEEPSECRET");
    private final Router router = Api.over(world, new QuoteView(pdfs), pdfs, UpsertShape.WHOLE);

    /** Through the handlers, without a server: what is looked at is how the pages are found. */
    @Test
    @Timeout(120)
    void a_million_is_walked_to_the_end_and_the_last_pages_cost_what_the_first_ones_did() {
        ManySubmissions many = new Seeding(world).submissions(MILLION);
        long[] ids = new long[MILLION];
        long[] computedAt = new long[PAGES + 1];
        long latest = Long.MAX_VALUE;
        int seen = 0;
        int pages = 0;
        int outOfOrder = 0;
        String cursor = "";
        do {
            String page = get("/submissions?limit=100" + cursor);
            computedAt[++pages] = many.computed();
            int at = page.indexOf("{\"id\":\"k57");
            while (at >= 0) {
                ids[seen++] = firstSixtyBits(page, at + "{\"id\":\"k57".length());
                int created = page.indexOf("\"createdAt\":", at) + "\"createdAt\":".length();
                long createdAt = Long.parseLong(page, created, page.indexOf('}', created), 10);
                outOfOrder += createdAt < latest ? 0 : 1; // an assertion for each would take most of the time
                latest = createdAt;
                at = page.indexOf("{\"id\":\"k57", created);
            }
            int next = page.indexOf("\"nextCursor\":\"");
            cursor = next < 0 ? "" : "&cursor=" + page.substring(next + 14, page.indexOf('"', next + 14));
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(MILLION);
        assertThat(pages).isEqualTo(PAGES);
        Arrays.sort(ids);
        assertThat(IntStream.range(1, MILLION).filter(i -> ids[i] == ids[i - 1]))
                .isEmpty();
        assertThat(outOfOrder).isZero();
        assertThat(latest).isGreaterThan(START.minus(Duration.ofDays(365)).toEpochMilli());
        long first = computedAt[100];
        long last = computedAt[PAGES] - computedAt[PAGES - 100];
        assertThat(first).isBetween(10_000L, 20_000L);
        assertThat(last).isLessThanOrEqualTo(3 * first);
    }

    @Test
    void a_moment_in_the_past_is_found_without_looking_at_what_is_before_or_after_it() {
        ManySubmissions many = new Seeding(world).submissions(MILLION);
        long moment = START.minus(Duration.ofDays(200)).toEpochMilli();

        JsonNode after = json("/submissions?limit=100&createdAfter=" + moment + "&createdBefore=" + (moment + 600_000));
        assertThat(after.path("data"))
                .hasSize(19)
                .allSatisfy(
                        row -> assertThat(row.path("createdAt").longValue()).isBetween(moment + 1, moment + 599_999));
        assertThat(after.path("nextCursor").isNull()).isTrue();
        assertThat(json("/submissions?limit=1&createdBefore=" + moment)
                        .at("/data/0/createdAt")
                        .longValue())
                .isBetween(moment - 32_000, moment - 1);
        assertThat(many.computed()).isLessThan(200);
    }

    @Test
    void what_was_changed_stays_so_and_is_found_by_its_status() {
        ManySubmissions many = new Seeding(world).submissions(MILLION);
        world.open(null);
        JsonNode page = json("/submissions?limit=3&createdBefore="
                + START.minus(Duration.ofDays(100)).toEpochMilli());
        String quoted = page.at("/data/1/id").asText();
        String linked = page.at("/data/2/id").asText();
        long before = many.computed();

        call("POST", "/submissions/" + quoted + "/quotes", "{}");
        call("PATCH", "/submissions/" + linked, "{\"externalRef\": \"crm:deal:1\", \"status\": \"closed\"}");

        assertThat(json("/submissions/" + linked).path("externalRef").asText()).isEqualTo("crm:deal:1");
        assertThat(json("/submissions/" + quoted).path("latestQuoteId").asText())
                .startsWith("k61");
        assertThat(ids(json("/submissions?status=quoted"))).containsExactly(quoted);
        assertThat(ids(json("/submissions?status=closed&limit=1"))).containsExactly(linked);
        assertThat(many.computed() - before).isLessThan(10);
        assertThat(ids(json("/submissions?limit=3&createdBefore="
                        + START.minus(Duration.ofDays(100)).toEpochMilli())))
                .isEqualTo(ids(page));
    }

    @Test
    void an_id_that_was_made_up_is_not_found() {
        new Seeding(world).submissions(1000);
        String id = json("/submissions").at("/data/0/id").asText();
        for (int i = 3; i < id.length(); i++) {
            String other = id.substring(0, i) + (id.charAt(i) == '0' ? '1' : '0') + id.substring(i + 1);
            assertThat(get("/submissions/" + other)).contains("not_found");
        }
        assertThat(get("/submissions/" + id.substring(1))).contains("not_found");
        assertThat(json("/submissions/" + id).path("id").asText()).isEqualTo(id);
    }

    @Test
    void contacts_agree_with_the_submissions_they_come_of() {
        try (FakeWinFactor fake = FakeWinFactor.builder()
                .startingAt(START)
                .seed(Seed.DEMO)
                .submissions(1000)
                .start()) {
            Http http = Http.of(fake);
            Map<String, Integer> counts = new HashMap<>();
            Map<String, Long> last = new HashMap<>();
            String cursor = "";
            do {
                JsonNode page = http.get("/submissions?limit=100" + cursor).json();
                page.path("data").forEach(row -> {
                    String email = row.at("/customer/email").asText();
                    counts.merge(email, 1, Integer::sum);
                    last.putIfAbsent(email, row.path("createdAt").longValue());
                });
                cursor = page.path("nextCursor").isNull()
                        ? ""
                        : "&cursor=" + page.path("nextCursor").asText();
            } while (!cursor.isEmpty());

            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(1004);
            assertThat(counts).hasSizeBetween(300, 400);
            counts.forEach((email, count) -> {
                JsonNode contact = http.get("/contacts?email=" + email).json().at("/data/0");
                assertThat(contact.path("submissionCount").intValue()).as(email).isEqualTo(count);
                assertThat(contact.path("lastUsedAt").longValue()).as(email).isEqualTo(last.get(email));
            });
            assertThat(http.get("/events?limit=100").json().path("data")).hasSizeLessThan(20);
            String newest = fake.customer().submits();
            assertThat(http.get("/submissions?limit=1").json().at("/data/0/id").asText())
                    .isEqualTo(newest);
        }
    }

    @Test
    void a_million_are_there_at_once() {
        long before = System.nanoTime();
        try (FakeWinFactor fake = FakeWinFactor.builder().submissions(MILLION).start()) {
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            assertThat(Http.of(fake).get("/submissions").json().path("data")).hasSize(50);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeWinFactor.builder().submissions(-1))
                .withMessageContaining("10,000,000");
    }

    /** IDs that differ here are different. */
    private static long firstSixtyBits(String text, int start) {
        long bits = 0;
        for (int i = 0; i < 12; i++) {
            bits = (bits << 5) | "0123456789abcdefghjkmnpqrstvwxyz".indexOf(text.charAt(start + i));
        }
        return bits;
    }

    private static List<String> ids(JsonNode page) {
        return page.path("data").findValuesAsText("id");
    }

    private JsonNode json(String path) {
        return new Http.Answer(200, get(path)).json();
    }

    private String get(String path) {
        return call("GET", path, null);
    }

    private String call(String method, String path, @Nullable String body) {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        return new String(
                router.answer(Call.of(method, "/api/v1" + path, "Bearer full", bytes))
                        .body(),
                StandardCharsets.UTF_8);
    }
}
