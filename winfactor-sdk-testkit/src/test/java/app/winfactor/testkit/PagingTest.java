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
