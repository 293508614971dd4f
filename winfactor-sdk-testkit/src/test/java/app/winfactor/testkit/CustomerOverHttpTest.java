package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CustomerOverHttpTest extends FakeTest {
    @Test
    void a_customer_submits_with_or_without_a_body() {
        assertThat(anyone.post("/__sandbox/submissions", null).status()).isEqualTo(201);
        String id = anyone.post(
                        "/__sandbox/submissions",
                        "{\"name\": \"Anna\", \"email\": \"anna@example.org\", \"width\": 1000, \"height\": 1500}")
                .json()
                .path("id")
                .asText();
        JsonNode submission = http.get("/submissions/" + id).json();
        assertThat(submission.at("/customer/name").asText()).isEqualTo("Anna");
        assertThat(submission.at("/dimensions/height").intValue()).isEqualTo(1500);
    }

    @Test
    void a_quote_can_be_viewed_and_answered() {
        String id = sentQuote();
        assertThat(anyone.post("/__sandbox/quotes/" + id + "/view", null)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("viewed");
        assertThat(anyone.post("/__sandbox/quotes/" + id + "/reject", null)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("rejected");
        assertThat(anyone.post("/__sandbox/quotes/" + id + "/accept", null).code())
                .isEqualTo("quote_not_open");
        String other = sentQuote();
        assertThat(anyone.post("/__sandbox/quotes/" + other + "/expire", null)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("expired");
        String third = sentQuote();
        assertThat(anyone.post("/__sandbox/quotes/" + third + "/accept", null)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("accepted");
    }

    @Test
    void a_lead_arrives() {
        String id = anyone.post("/__sandbox/leads", "{\"name\": \"Joost\"}")
                .json()
                .path("id")
                .asText();
        assertThat(http.get("/leads/" + id).json().path("name").asText()).isEqualTo("Joost");
    }

    @Test
    void mistakes_are_answered_in_the_shape_of_every_error() {
        assertThat(anyone.post("/__sandbox/submissions", "{\"width\": \"wide\"}")
                        .field())
                .isEqualTo("width");
        assertThat(anyone.post("/__sandbox/submissions", "{\"width\": 1}").code())
                .isEqualTo("validation_error");
        assertThat(anyone.post("/__sandbox/quotes/unknown/view", null).code()).isEqualTo("not_found");
        assertThat(anyone.get("/__sandbox/nothing").code()).isEqualTo("not_found");
    }

    @Test
    void the_state_lists_what_there_is() {
        sentQuote();
        JsonNode state = anyone.get("/__sandbox/state").json();
        for (String list : new String[] {"submissions", "quotes", "contacts", "events", "mails"}) {
            assertThat(state.path(list)).as(list).isNotEmpty();
        }
    }
}
