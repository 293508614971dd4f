package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest extends FakeTest {
    @Test
    void pages_come_newest_first_and_end_with_a_null_cursor() {
        List<String> made = submit(5);
        Collections.reverse(made);

        JsonNode first = http.get("/submissions?limit=3").json();
        JsonNode second = http.get("/submissions?limit=3&cursor="
                        + first.path("nextCursor").asText())
                .json();

        assertThat(ids(first)).isEqualTo(made.subList(0, 3));
        assertThat(ids(second)).isEqualTo(made.subList(3, 5));
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(second.has("nextCursor")).isTrue();
    }

    @Test
    void a_page_that_is_exactly_full_has_no_next_one() {
        submit(4);
        assertThat(http.get("/submissions?limit=4").json().path("nextCursor").isNull())
                .isTrue();
    }

    @Test
    void what_is_inserted_while_paging_neither_repeats_nor_hides_anything() {
        List<String> made = submit(7);
        Collections.reverse(made);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = http.get("/submissions?limit=2" + cursor).json();
            seen.addAll(ids(page));
            submit(3);
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(made);
    }

    @Test
    void fifty_is_the_usual_page_and_a_hundred_the_largest() {
        submit(101);
        assertThat(ids(http.get("/submissions").json())).hasSize(50);
        assertThat(ids(http.get("/submissions?limit=100").json())).hasSize(100);
    }

    @Test
    void filters_apply_before_the_page_is_cut() {
        List<String> made = submit(6);
        http.patch("/submissions/" + made.get(0), "{\"status\": \"closed\"}");
        http.patch("/submissions/" + made.get(4), "{\"status\": \"closed\"}");

        JsonNode page = http.get("/submissions?status=closed&limit=2").json();

        assertThat(ids(page)).containsExactly(made.get(4), made.get(0));
        assertThat(page.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void a_filter_by_template_or_time_leaves_out_the_rest() {
        String doorTemplate = http.get("/templates").json().at("/data/0/id").asText();
        String old = fake.customer().submits();
        fake.advance(Duration.ofHours(1));
        String front = fake.customer().submits(Design.of(doorTemplate, 2400, 1800));
        long now = fake.now().toEpochMilli();

        assertThat(ids(http.get("/submissions?templateId=" + doorTemplate).json()))
                .containsExactly(front);
        assertThat(ids(http.get("/submissions?createdAfter=" + (now - 1)).json()))
                .containsExactly(front);
        assertThat(ids(http.get("/submissions?createdAfter=" + now).json())).isEmpty();
        assertThat(ids(http.get("/submissions?createdBefore=" + now).json())).containsExactly(old);
    }

    @Test
    void filters_are_combined_also_from_page_to_page() {
        String window = http.get("/templates").json().at("/data/1/id").asText();
        List<String> wanted = new ArrayList<>();
        long from = 0;
        long to = 0;
        for (int i = 0; i < 12; i++) {
            fake.advance(Duration.ofMinutes(1));
            String id = fake.customer().submits(i % 2 == 0 ? Design.of(window, 1000, 1000) : Design.door(1000, 2000));
            if (i % 3 == 0) {
                http.patch("/submissions/" + id, "{\"status\": \"closed\"}");
            } else if (i % 2 == 0 && i > 2 && i < 10) {
                wanted.add(0, id);
            }
            from = i == 2 ? fake.now().toEpochMilli() : from;
            to = i == 10 ? fake.now().toEpochMilli() : to;
        }

        String query = "/submissions?status=new&templateId=" + window + "&createdAfter=" + from + "&createdBefore=" + to
                + "&limit=1";
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = http.get(query + cursor).json();
            seen.addAll(ids(page));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(wanted).hasSize(2);
    }

    @Test
    void every_list_comes_newest_first() {
        submit(2);
        fake.customer().asks("One");
        fake.customer("b@example.com").asks("Two");
        fake.customer("b@example.com").submits();
        draft();
        draft();
        for (String list : List.of("submissions", "quotes", "contacts", "leads", "events")) {
            List<String> all = ids(http.get("/" + list).json());
            assertThat(all).hasSizeGreaterThan(1);
            assertThat(ids(http.get("/" + list + "?limit=1").json())).containsExactly(all.get(0));
        }
        assertThat(http.get("/leads").json().at("/data/0/message").asText()).isEqualTo("Two");
        assertThat(http.get("/quotes").json().at("/data/0/quoteNumber").asText())
                .isEqualTo("Q-2026-0002");
        assertThat(http.get("/events").json().at("/data/0/type").asText()).isEqualTo("quote.created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=ten", "limit=", "limit=5&limit=6"})
    void a_limit_outside_1_to_100_is_refused(String query) {
        Http.Answer answer = http.get("/quotes?" + query);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("validation_error");
        assertThat(answer.field()).isEqualTo("limit");
    }

    @Test
    void a_cursor_that_came_from_nowhere_or_from_another_list_is_refused() {
        submit(2);
        String foreign =
                http.get("/submissions?limit=1").json().path("nextCursor").asText();
        for (String query : List.of("/quotes?cursor=" + foreign, "/submissions?cursor=!", "/submissions?cursor=abcd")) {
            Http.Answer answer = http.get(query);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.field()).isEqualTo("cursor");
        }
    }

    private List<String> submit(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> fake.customer().submits())
                .toList());
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("data").forEach(row -> ids.add(row.path("id").asText()));
        return ids;
    }
}
