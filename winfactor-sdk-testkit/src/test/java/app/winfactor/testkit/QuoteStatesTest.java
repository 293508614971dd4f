package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteStatesTest extends FakeTest {
    private static final String TERMS = "{\"notes\": \"new terms\", \"taxRate\": 9}";
    private static final String REVISED_TERMS = "{\"notes\": \"new terms\", \"revise\": true}";
    private static final String LINES =
            "{\"revise\": true, \"lineItems\": [{\"description\": \"Door\", \"quantity\": 1, \"unitPrice\": 10.50}]}";

    @Test
    void a_draft_takes_new_terms_at_once() {
        String id = draft();
        Http.Answer answer = http.patch("/quotes/" + id, TERMS);
        assertThat(answer.json().path("quoteId").asText()).isEqualTo(id);
        assertThat(answer.json().path("version").intValue()).isEqualTo(1);
        assertThat(quote(id).path("notes").asText()).isEqualTo("new terms");
        assertThat(quote(id).path("taxRate").intValue()).isEqualTo(9);
    }

    @Test
    void what_was_sent_or_viewed_changes_only_as_a_revision() {
        String sent = sentQuote();
        String viewed = sentQuote();
        fake.customer().views(viewed);
        for (String id : List.of(sent, viewed)) {
            assertThat(http.patch("/quotes/" + id, TERMS).code()).isEqualTo("quote_not_editable");
            assertThat(http.patch("/quotes/" + id, TERMS).status()).isEqualTo(409);

            assertThat(http.patch("/quotes/" + id, REVISED_TERMS)
                            .json()
                            .path("version")
                            .intValue())
                    .isEqualTo(2);
            JsonNode draft = quote(id);
            assertThat(draft.path("status").asText()).isEqualTo("draft");
            assertThat(draft.path("sentAt").isNull()).isTrue();
            assertThat(draft.path("viewedAt").isNull()).isTrue();
            assertThat(draft.path("validUntil").isNull()).isTrue();

            send(id);
            assertThat(http.put("/quotes/" + id + "/line-items", LINES)
                            .json()
                            .path("version")
                            .intValue())
                    .isEqualTo(3);
            assertThat(quote(id).path("subtotal").decimalValue()).isEqualByComparingTo("10.50");
        }
    }

    @Test
    void what_was_answered_or_has_expired_can_no_longer_change_or_be_sent() {
        String accepted = sentQuote();
        String rejected = sentQuote();
        String expired = sentQuote();
        fake.customer().accepts(accepted);
        fake.customer().rejects(rejected);
        fake.dashboard().expireQuote(expired);
        for (String id : List.of(accepted, rejected, expired)) {
            assertThat(http.patch("/quotes/" + id, REVISED_TERMS).code()).isEqualTo("quote_not_editable");
            assertThat(http.put("/quotes/" + id + "/line-items", LINES).code()).isEqualTo("quote_not_editable");
            assertThat(send(id).code()).isEqualTo("quote_not_editable");
            assertThatThrownBy(() -> fake.customer().accepts(id)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(List.of(status(accepted), status(rejected), status(expired)))
                .containsExactly("accepted", "rejected", "expired");
    }

    @Test
    void a_link_alone_is_taken_in_any_status_and_makes_no_version() {
        String accepted = sentQuote();
        fake.customer().accepts(accepted);
        String sent = sentQuote();
        for (String id : List.of(accepted, sent)) {
            String before = status(id);
            assertThat(http.patch("/quotes/" + id, "{\"externalRef\": \"erp:order:5512\"}")
                            .json()
                            .path("version")
                            .intValue())
                    .isEqualTo(1);
            assertThat(quote(id).path("externalRef").asText()).isEqualTo("erp:order:5512");
            assertThat(status(id)).isEqualTo(before);
        }
    }

    @Test
    void a_refused_change_of_terms_leaves_the_link_alone_too() {
        String sent = sentQuote();
        http.patch("/quotes/" + sent, "{\"externalRef\": \"erp:order:1\", \"notes\": \"x\"}");
        assertThat(quote(sent).path("externalRef").isNull()).isTrue();
    }

    @Test
    void accepting_closes_the_submission_and_rejecting_does_not() {
        String accepted = sentQuote();
        String rejected = sentQuote();
        fake.customer().accepts(accepted);
        fake.customer().rejects(rejected);
        assertThat(submissionStatusOf(accepted)).isEqualTo("closed");
        assertThat(submissionStatusOf(rejected)).isEqualTo("quoted");
        assertThat(events("quote.accepted"))
                .singleElement()
                .extracting(event -> event.path("entityId").asText())
                .isEqualTo(accepted);
        assertThat(events("quote.rejected"))
                .singleElement()
                .extracting(event -> event.path("entityId").asText())
                .isEqualTo(rejected);
    }

    @Test
    void a_quote_marks_its_submission_as_quoted_and_is_its_latest() {
        String id = draft();
        JsonNode submission = http.get(
                        "/submissions/" + quote(id).path("submissionId").asText())
                .json();
        assertThat(submission.path("status").asText()).isEqualTo("quoted");
        assertThat(submission.path("latestQuoteId").asText()).isEqualTo(id);
    }

    @Test
    void without_line_items_winfactor_calculates_them() {
        JsonNode lines = quote(draft()).path("lineItems");
        assertThat(lines).isNotEmpty();
        assertThat(lines.at("/0/order").intValue()).isZero();
        assertThat(lines.at("/0/itemType").asText()).isEqualTo("door");
    }

    @Test
    void sending_twice_mails_twice_and_the_validity_counts_from_the_last_time() {
        String id = sentQuote();
        fake.advance(Duration.ofDays(10));
        send(id);
        assertThat(fake.outbox()).extracting(SentMail::quoteId).containsExactly(id, id);
        assertThat(quote(id).path("validUntil").longValue())
                .isEqualTo(START.plus(Duration.ofDays(40)).toEpochMilli());
        assertThat(events("quote.sent")).hasSize(2);
    }

    @Test
    void a_mail_goes_to_whom_it_should_in_the_language_of_the_customer_or_another() {
        String id = http.post("/submissions/" + fake.customer().speaking("de").submits() + "/quotes", null)
                .json()
                .path("quoteId")
                .asText();
        send(id);
        http.post(
                "/quotes/" + id + "/send",
                "{\"recipients\": [\"a@example.com\", \"b@example.com\"], \"locale\": \"en\"}");
        assertThat(fake.outbox()).extracting(SentMail::locale).containsExactly("de", "en");
        assertThat(fake.outbox().get(1).recipients()).containsExactly("a@example.com", "b@example.com");
        assertThat(fake.outbox().get(1).sentAt()).isEqualTo(START);
    }

    @Test
    void sent_twice_a_creation_makes_two_quotes() {
        String path = "/submissions/" + fake.customer().submits() + "/quotes";
        String first = http.post(path, null).json().path("quoteId").asText();
        String second = http.post(path, null).json().path("quoteId").asText();
        assertThat(first).isNotEqualTo(second);
        assertThat(http.get("/quotes").json().path("data")).hasSize(2);
    }

    @Test
    void a_quote_has_the_terms_that_were_given_or_the_usual_ones() {
        String path = "/submissions/" + fake.customer().submits() + "/quotes";
        String terms =
                "{\"taxRate\": 9.5, \"validityDays\": 14, \"currency\": \"USD\", \"reference\": \"R\", \"notes\": \"N\"}";
        JsonNode given = quote(http.post(path, terms).json().path("quoteId").asText());
        assertThat(given.path("taxRate").decimalValue()).isEqualByComparingTo("9.5");
        assertThat(given.path("validityDays").intValue()).isEqualTo(14);
        assertThat(given.path("currency").asText()).isEqualTo("USD");
        assertThat(given.path("reference").asText()).isEqualTo("R");
        assertThat(given.path("notes").asText()).isEqualTo("N");
        JsonNode usual = quote(http.post(path, null).json().path("quoteId").asText());
        assertThat(usual.path("validityDays").intValue()).isEqualTo(30);
        assertThat(usual.path("currency").asText()).isEqualTo("EUR");
        for (String field : List.of("reference", "notes", "validUntil", "sentAt", "viewedAt", "externalRef")) {
            assertThat(usual.has(field)).as(field).isTrue();
            assertThat(usual.path(field).isNull()).as(field).isTrue();
        }
    }

    @Test
    void a_quote_counts_as_viewed_the_first_time_only() {
        String id = sentQuote();
        fake.customer().views(id);
        long first = quote(id).path("viewedAt").longValue();
        fake.advance(Duration.ofDays(1));
        fake.customer().views(id);
        assertThat(quote(id).path("viewedAt").longValue()).isEqualTo(first);
        assertThat(events("quote.viewed")).hasSize(1);
    }

    @Test
    void the_customer_cannot_answer_a_draft() {
        String id = draft();
        assertThatThrownBy(() -> fake.customer().accepts(id)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> fake.customer().views(id)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void quotes_are_numbered_by_year() {
        assertThat(quote(draft()).path("quoteNumber").asText()).isEqualTo("Q-2026-0001");
        fake.advance(Duration.ofDays(366));
        assertThat(quote(draft()).path("quoteNumber").asText()).isEqualTo("Q-2027-0001");
    }

    @Test
    void quotes_can_be_listed_by_submission_and_status() {
        String sent = sentQuote();
        String draft = draft();
        String submission = quote(sent).path("submissionId").asText();
        assertThat(http.get("/quotes?submissionId=" + submission).json().path("data"))
                .singleElement()
                .extracting(row -> row.path("id").asText())
                .isEqualTo(sent);
        assertThat(http.get("/quotes?status=draft").json().path("data"))
                .singleElement()
                .extracting(row -> row.path("id").asText())
                .isEqualTo(draft);
    }

    private String submissionStatusOf(String quoteId) {
        String id = quote(quoteId).path("submissionId").asText();
        return http.get("/submissions/" + id).json().path("status").asText();
    }
}
