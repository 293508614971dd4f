package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest extends FakeTest {
    private String submission = "";
    private String quote = "";
    private String contact = "";

    @BeforeEach
    void prepare() {
        submission = fake.customer().submits();
        quote = http.post("/submissions/" + submission + "/quotes", null)
                .json()
                .path("quoteId")
                .asText();
        contact = http.get("/contacts").json().at("/data/0/id").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PATCH | /submissions/{s} | {}                       | body",
                "PATCH | /submissions/{s} | {\"status\": \"gone\"}   | status",
                "PATCH | /submissions/{s} | {\"status\": null}       | status",
                "PATCH | /submissions/{s} | {\"externalRef\": 7}     | externalRef",
                "PATCH | /submissions/{s} | {\"nonsense\": 7}        | nonsense",
                "PATCH | /submissions/{s} | {\"status\":             | body",
                "PATCH | /submissions/{s} | [1]                      | body",
                "PATCH | /submissions/{s} | {\"status\":\"new\"} x   | body",
                "POST  | /submissions/{s}/quotes | {\"taxRate\": -1}          | taxRate",
                "POST  | /submissions/{s}/quotes | {\"taxRate\": \"21\"}      | taxRate",
                "POST  | /submissions/{s}/quotes | {\"validityDays\": 1.5}    | validityDays",
                "POST  | /submissions/{s}/quotes | {\"validityDays\": 0}      | validityDays",
                "POST  | /submissions/{s}/quotes | {\"currency\": \"XQQ\"}    | currency",
                "POST  | /submissions/{s}/quotes | {\"lineItems\": []}        | lineItems",
                "POST  | /submissions/{s}/quotes | {\"lineItems\": null}      | lineItems",
                "POST  | /submissions/{s}/quotes | {\"lineItems\": [1]}       | lineItems[0]",
                "POST  | /submissions/{s}/quotes | {\"lineItems\": [{\"quantity\": 1, \"unitPrice\": 1}]} | lineItems[0].description",
                "POST  | /submissions/{s}/quotes | {\"lineItems\": [{\"description\": \"a\", \"quantity\": 0, \"unitPrice\": 1}]} | lineItems[0].quantity",
                "POST  | /submissions/{s}/quotes | {\"lineItems\": [{\"description\": \"a\", \"quantity\": 1, \"unitPrice\": -1}]} | lineItems[0].unitPrice",
                "POST  | /submissions/{s}/quotes | {\"lineItems\": [{\"description\": \"a\", \"quantity\": 1e99, \"unitPrice\": 1}]} | lineItems[0].quantity",
                "POST  | /submissions/{s}/quotes | {\"lineItems\": [{\"description\": \"a\", \"quantity\": 1, \"unitPrice\": \"1\"}]} | lineItems[0].unitPrice",
                "POST  | /submissions/{s}/quotes | {\"lineItems\": [{\"description\": \"a\", \"quantity\": 1, \"unitPrice\": 1, \"itemType\": \"roof\"}]} | lineItems[0].itemType",
                "PATCH | /quotes/{q} | {}                            | body",
                "PATCH | /quotes/{q} | {\"revise\": true}            | body",
                "PATCH | /quotes/{q} | {\"notes\": \"a\", \"revise\": \"yes\"} | revise",
                "PUT   | /quotes/{q}/line-items | {}                 | lineItems",
                "POST  | /quotes/{q}/send | {}                       | recipients",
                "POST  | /quotes/{q}/send | {\"recipients\": []}     | recipients",
                "POST  | /quotes/{q}/send | {\"recipients\": [\"\"]} | recipients[0]",
                "POST  | /quotes/{q}/send | {\"recipients\": [\"a@example.com\"], \"locale\": \"xx\"} | locale",
                "PATCH | /contacts/{c} | {\"email\": \"new@example.com\"} | email",
                "PATCH | /contacts/{c} | {}                          | body",
                "PATCH | /contacts/{c} | {\"name\": null}            | name",
                "POST  | /contacts | {\"name\": \"Nobody\"}          | email",
            })
    void a_body_that_breaks_a_rule_is_refused_by_the_name_of_the_field(
            String method, String path, String body, String field) {
        String target = path.replace("{s}", submission).replace("{q}", quote).replace("{c}", contact);
        Http.Answer answer = http.send(method, target, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("validation_error");
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void an_external_reference_may_have_200_characters_and_no_more() {
        for (String path : new String[] {"/submissions/" + submission, "/quotes/" + quote, "/contacts/" + contact}) {
            assertThat(http.patch(path, "{\"externalRef\": \"" + "x".repeat(200) + "\"}")
                            .status())
                    .isEqualTo(200);
            Http.Answer tooLong = http.patch(path, "{\"externalRef\": \"" + "x".repeat(201) + "\"}");
            assertThat(tooLong.status()).isEqualTo(422);
            assertThat(tooLong.field()).isEqualTo("externalRef");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/submissions?status=gone",
                "/submissions?createdAfter=yesterday",
                "/submissions?created_after=1",
                "/quotes?status=new",
                "/leads?status=open",
                "/events?type=quote.lost",
                "/events?status=sent",
            })
    void a_filter_that_makes_no_sense_is_refused(String path) {
        assertThat(http.get(path).code()).isEqualTo("validation_error");
    }

    @Test
    void what_was_refused_changed_nothing() {
        JsonNode before = quote(quote);
        http.patch("/quotes/" + quote, "{\"notes\": \"new\", \"taxRate\": 101}");
        http.patch("/submissions/" + submission, "{\"status\": \"closed\", \"externalRef\": 7}");
        assertThat(quote(quote)).isEqualTo(before);
        assertThat(http.get("/submissions/" + submission).json().path("status").asText())
                .isEqualTo("quoted");
    }

    @Test
    void an_unknown_path_or_verb_is_not_found_in_the_shape_of_every_error() {
        for (Http.Answer answer : new Http.Answer[] {
            http.get("/nothing"), http.send("DELETE", "/quotes/" + quote, null), http.get("/quotes/unknown")
        }) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not_found");
            assertThat(answer.json().at("/error/message").asText()).isNotBlank();
        }
    }

    @Test
    void null_clears_a_link() {
        http.patch("/submissions/" + submission, "{\"externalRef\": \"crm:deal:1\"}");
        http.patch("/submissions/" + submission, "{\"externalRef\": null}");
        assertThat(http.get("/submissions/" + submission)
                        .json()
                        .path("externalRef")
                        .isNull())
                .isTrue();
    }
}
