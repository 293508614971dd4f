package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnexpectedRequestsTest extends FakeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /quote/k61 | The nearest is GET /api/v1/quotes/{id}.",
                "GET | /organisation | The nearest is GET /api/v1/organization.",
                "POST | /submissions/k57/quote | The nearest is POST /api/v1/submissions/{id}/quotes.",
                "PUT | /quotes/k61/lineitems | The nearest is PUT /api/v1/quotes/{id}/line-items.",
                "GET | /template/t1/catalogue | The nearest is GET /api/v1/templates/{id}/catalog.",
                "PUT | /quotes/k61 | /api/v1/quotes/{id} takes GET, PATCH, not PUT.",
                "DELETE | /leads | /api/v1/leads takes GET, not DELETE.",
            })
    void an_unknown_route_names_the_nearest(String method, String path, String hint) {
        Http.Answer answer = http.send(method, path, null);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/error/message").asText()).isEqualTo("There is no such endpoint. " + hint);
        assertThat(fake.unexpected()).singleElement().satisfies(unexpected -> {
            assertThat(unexpected.why()).isEqualTo(Unexpected.UNKNOWN_ROUTE);
            assertThat(unexpected.at()).isEqualTo(START);
            assertThat(unexpected.message()).contains(method + " /api/v1" + path, hint);
        });
    }

    @Test
    void a_route_without_the_root_of_the_api_is_unknown_too() {
        assertThat(http.get(fake.url() + "/quotes").json().at("/error/message").asText())
                .endsWith("The nearest is GET /api/v1/quotes.");
    }

    @Test
    void an_unknown_field_or_parameter_is_unexpected_and_a_wrong_value_is_not() {
        http.get("/quotes?state=sent");
        http.post("/contacts", "{\"email\": \"a@example.org\", \"emial\": \"x\"}");
        http.get("/quotes?status=none");
        http.post("/contacts", "{\"name\": \"no e-mail\"}");
        assertThat(fake.unexpected())
                .extracting(UnexpectedRequest::toString)
                .containsExactly(
                        "UNKNOWN_FIELD: GET /api/v1/quotes?state=sent: state: is no parameter of this list",
                        "UNKNOWN_FIELD: POST /api/v1/contacts {\"email\": \"a@example.org\", \"emial\": \"x\"}:"
                                + " emial: cannot be set here");
    }

    @Test
    void a_write_with_the_read_only_key_is_unexpected() {
        Http reader = new Http(fake.url(), fake.readOnlyKey());
        reader.get("/quotes");
        reader.post("/contacts", "{\"email\": \"a@example.org\"}");
        assertThat(fake.unexpected()).extracting(UnexpectedRequest::why).containsExactly(Unexpected.READ_ONLY_WRITE);
    }

    @Test
    void what_is_not_there_or_may_not_be_is_no_surprise() {
        http.get("/quotes/unknown");
        anyone.get("/quotes");
        assertThat(fake.unexpected()).isEmpty();
    }

    @Test
    void what_is_allowed_does_not_count() {
        http.get("/nothing");
        http.get("/quotes?x=1");
        fake.allow(Unexpected.UNKNOWN_ROUTE);
        assertThat(fake.unexpected()).extracting(UnexpectedRequest::why).containsExactly(Unexpected.UNKNOWN_FIELD);
        fake.reset();
        http.get("/nothing");
        assertThat(fake.unexpected()).hasSize(1);

        restart(FakeWinFactor.builder().allow(Unexpected.values()));
        http.get("/nothing");
        fake.reset();
        http.get("/nothing");
        assertThat(fake.unexpected()).isEmpty();
    }
}
