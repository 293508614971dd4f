package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.testkit.Http.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every request of the CRM integration guide, in its order. */
class GuideOverHttpTest {
    private FakeWinFactor fake;
    private Http http;

    @BeforeEach
    void start() {
        fake = FakeWinFactor.builder().seed(Seed.DEMO).start();
        http = Http.of(fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void the_whole_guide_works_as_written() {
        Answer organization = http.get("/organization");
        assertThat(organization.status()).isEqualTo(200);
        assertThat(organization.json().path("locale").asText()).isEqualTo("nl");
        assertThat(organization.json().path("currency").asText()).isEqualTo("EUR");

        Answer submitted = new Http(fake.url(), null).post("/__sandbox/submissions", """
                        {"name": "Jane Doe", "email": "jane.doe@example.com", "width": 2400, "height": 1800}""");
        assertThat(submitted.status()).isEqualTo(201);
        String submissionId = submitted.json().path("id").asText();

        submissionIntake(submissionId);
        contactSync();
        quoteLifecycle(submissionId);

        JsonNode leads = http.get("/leads?status=new").json();
        assertThat(leads.path("data"))
                .isNotEmpty()
                .allMatch(lead -> lead.path("status").asText().equals("new"));
    }

    private void submissionIntake(String submissionId) {
        JsonNode submission = http.get("/submissions/" + submissionId).json();
        assertThat(submission.at("/customer/name").asText()).isEqualTo("Jane Doe");
        assertThat(submission.at("/dimensions/width").isInt()).isTrue();
        JsonNode door = submission.at("/resolvedConfiguration/componentSelections/0");
        assertThat(door.path("componentName").asText()).isEqualTo("Lift-slide door");
        assertThat(door.path("componentType").asText()).isEqualTo("door");
        assertThat(door.path("width").intValue()).isEqualTo(1185);
        assertThat(door.path("height").intValue()).isEqualTo(1740);
        assertThat(door.at("/selectedOptions/0/code").asText()).isEqualTo("HRPP");
        assertThat(submission.at("/resolvedConfiguration/insideColor/name").asText())
                .isEqualTo("Anthracite");
        assertThat(submission.at("/resolvedConfiguration/outsideColor/name").asText())
                .isEqualTo("White");
        assertThat(submission.path("latestQuoteId").isNull()).isTrue();
        assertThat(submission.path("externalRef").isNull()).isTrue();

        assertThat(http.patch("/submissions/" + submissionId, """
                {"externalRef": "hubspot:deal:9912345"}""").status()).isEqualTo(200);
        assertThat(http.get("/submissions/" + submissionId)
                        .json()
                        .path("externalRef")
                        .asText())
                .isEqualTo("hubspot:deal:9912345");

        long createdAt = submission.path("createdAt").longValue();
        JsonNode missed =
                http.get("/submissions?createdAfter=" + (createdAt - 1)).json().path("data");
        assertThat(missed)
                .singleElement()
                .extracting(row -> row.path("id").asText())
                .isEqualTo(submissionId);
    }

    private void contactSync() {
        String body = """
                {"email": "j.d@example.org", "name": "Jane Doe", "companyName": "Doe BV",
                "externalRef": "hubspot:contact:3314"}""";
        Answer first = http.post("/contacts", body);
        Answer second = http.post("/contacts", body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("created").booleanValue()).isTrue();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("created").booleanValue()).isFalse();

        JsonNode contact =
                http.get("/contacts?email=jane.doe@example.com").json().at("/data/0");
        assertThat(contact.path("externalRef").isNull()).isTrue();
        assertThat(contact.path("submissionCount").intValue()).isEqualTo(2);
        assertThat(contact.path("lastUsedAt").isIntegralNumber()).isTrue();
        String id = contact.path("id").asText();
        assertThat(http.patch("/contacts/" + id, """
                {"externalRef": "hubspot:contact:1"}""").status()).isEqualTo(200);
        assertThat(http.get("/contacts/" + id).json().path("externalRef").asText())
                .isEqualTo("hubspot:contact:1");
    }

    private void quoteLifecycle(String submissionId) {
        Answer created = http.post("/submissions/" + submissionId + "/quotes", """
                {"lineItems": [
                  {"description": "Lift-slide door (SKU WW-451)", "quantity": 2, "unitPrice": 512.0, "itemType": "door"},
                  {"description": "Mounting", "quantity": 1, "unitPrice": 250.0, "itemType": "labor"}
                ],
                "reference": "ERP order 5512"}""");
        assertThat(created.status()).isEqualTo(201);
        String quote = "/quotes/" + created.json().path("quoteId").asText();
        JsonNode draft = http.get(quote).json();
        assertThat(draft.path("status").asText()).isEqualTo("draft");
        assertThat(draft.path("quoteNumber").asText()).matches("Q-\\d{4}-\\d{4}");
        assertThat(draft.path("subtotal").decimalValue()).isEqualByComparingTo("1274");
        assertThat(draft.path("total").decimalValue()).isEqualByComparingTo("1541.54");
        assertThat(draft.path("reference").asText()).isEqualTo("ERP order 5512");
        assertThat(draft.at("/pdf/status").isNull()).isTrue();

        String send = """
                {"recipients": ["jane.doe@example.com"]}""";
        assertThat(http.post(quote + "/send", send).status()).isEqualTo(200);
        Answer revised = http.put(quote + "/line-items", """
                {"revise": true, "lineItems": [{"description": "Door", "quantity": 1, "unitPrice": 600}]}""");
        assertThat(revised.status()).isEqualTo(200);
        assertThat(revised.json().path("version").intValue()).isEqualTo(2);
        assertThat(http.post(quote + "/send", send).status()).isEqualTo(200);
        assertThat(http.get(quote).json().path("status").asText()).isEqualTo("sent");
        assertThat(fake.outbox().stream().filter(mail -> quote.endsWith(mail.quoteId())))
                .extracting(SentMail::version)
                .containsExactly(1, 2);
    }
}
