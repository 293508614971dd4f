package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContactsTest extends FakeTest {
    @Test
    void the_first_submission_makes_a_contact_and_the_next_one_counts() {
        fake.customer("anna@example.org").named("Anna Muster").phone("1").submits();
        fake.advance(Duration.ofHours(2));
        fake.customer("anna@example.org")
                .named("A. Muster")
                .company("Muster BV")
                .submits();

        JsonNode contact = one("anna@example.org");

        assertThat(contact.path("submissionCount").intValue()).isEqualTo(2);
        assertThat(contact.path("lastUsedAt").longValue())
                .isEqualTo(START.plus(Duration.ofHours(2)).toEpochMilli());
        assertThat(contact.path("name").asText()).isEqualTo("Anna Muster");
        assertThat(contact.path("companyName").asText()).isEqualTo("Muster BV");
        assertThat(contact.path("phone").asText()).isEqualTo("1");
    }

    @Test
    void an_upsert_creates_once_and_then_updates_only_what_it_names() {
        Http.Answer created =
                http.post("/contacts", "{\"email\": \"a@example.com\", \"name\": \"A\", \"city\": \"Delft\"}");
        Http.Answer updated = http.post("/contacts", "{\"email\": \"a@example.com\", \"name\": \"B\"}");

        assertThat(List.of(created.status(), updated.status())).containsExactly(201, 200);
        assertThat(created.json().path("created").booleanValue()).isTrue();
        assertThat(updated.json().path("created").booleanValue()).isFalse();
        assertThat(updated.json().path("id")).isEqualTo(created.json().path("id"));
        JsonNode contact = one("a@example.com");
        assertThat(contact.path("name").asText()).isEqualTo("B");
        assertThat(contact.path("city").asText()).isEqualTo("Delft");
        assertThat(contact.path("lastUsedAt").isNull()).isTrue();
        assertThat(contact.path("submissionCount").intValue()).isZero();
    }

    @Test
    void an_upsert_can_answer_with_nothing_but_an_id_under_either_name() {
        for (UpsertAnswer shape : UpsertAnswer.values()) {
            restart(FakeWinFactor.builder().upsertAnswer(shape));
            JsonNode answer =
                    http.post("/contacts", "{\"email\": \"a@example.com\"}").json();
            String field = shape == UpsertAnswer.CONTACT_ID ? "contactId" : "id";
            assertThat(http.get("/contacts/" + answer.path(field).asText()).status())
                    .isEqualTo(200);
            assertThat(answer.has("email")).isEqualTo(shape == UpsertAnswer.WHOLE);
        }
    }

    @Test
    void many_upserts_at_once_make_one_contact() {
        List<Integer> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> http.post("/contacts", "{\"email\": \"same@example.com\"}")
                        .status())
                .toList();
        assertThat(answers).containsOnlyOnce(201).contains(200);
        assertThat(one("same@example.com").path("name").asText()).isEqualTo("same@example.com");
    }

    @Test
    void a_star_from_the_dashboard_shows() {
        fake.customer().submits();
        String id = http.get("/contacts").json().at("/data/0/id").asText();
        fake.dashboard().starContact(id, true);
        assertThat(http.get("/contacts/" + id).json().path("isStarred").booleanValue())
                .isTrue();
    }

    @Test
    void a_search_is_exact_but_for_the_case_of_letters() {
        fake.customer("a+b@example.com").submits();
        assertThat(http.get("/contacts?email=a%2Bb%40example.com").json().path("data"))
                .hasSize(1);
        assertThat(http.get("/contacts?email=A%2Bb%40example.com").json().path("data"))
                .hasSize(1);
        assertThat(http.get("/contacts?email=example.com").json().path("data")).isEmpty();
    }

    @Test
    void addresses_that_differ_in_case_are_one_contact_with_the_first_spelling() {
        fake.customer("Jane@Example.com").submits();
        fake.customer("jane@example.com").phone("1").submits();
        Http.Answer upsert = http.post("/contacts", "{\"email\": \"JANE@EXAMPLE.COM\", \"city\": \"Delft\"}");

        assertThat(upsert.status()).isEqualTo(200);
        assertThat(upsert.json().path("created").booleanValue()).isFalse();
        JsonNode contact = one("jANE@example.com");
        assertThat(contact.path("email").asText()).isEqualTo("Jane@Example.com");
        assertThat(contact.path("submissionCount").intValue()).isEqualTo(2);
        assertThat(contact.path("phone").asText()).isEqualTo("1");
        assertThat(contact.path("city").asText()).isEqualTo("Delft");
        assertThat(http.get("/contacts").json().path("data")).hasSize(1);
    }

    private JsonNode one(String email) {
        JsonNode found = http.get("/contacts?email=" + email).json().path("data");
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
