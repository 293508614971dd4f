package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuoteHistoryTest extends FakeTest {
    @Test
    void every_version_of_a_quote_stays_readable() {
        String id = draft();
        lines(id, "10", false, "First offer");
        send(id);
        fake.advance(Duration.ofHours(1));
        fake.customer().views(id);
        fake.advance(Duration.ofHours(1));
        lines(id, "9", true, "Discount");
        send(id);
        http.patch("/quotes/" + id, "{\"notes\": \"x\", \"revise\": true}");

        assertThat(fake.dashboard().history(id))
                .extracting(QuoteRevision::version, QuoteRevision::status, QuoteRevision::changeDescription)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "viewed", Optional.of("First offer")),
                        org.assertj.core.groups.Tuple.tuple(2, "sent", Optional.of("Discount")),
                        org.assertj.core.groups.Tuple.tuple(3, "draft", Optional.empty()));
        QuoteRevision first = fake.dashboard().history(id).get(0);
        assertThat(first.total()).isEqualByComparingTo("12.10");
        assertThat(first.since()).isEqualTo(START);
        assertThat(first.sentAt()).contains(START);
        assertThat(first.viewedAt()).contains(START.plus(Duration.ofHours(1)));
        QuoteRevision second = fake.dashboard().history(id).get(1);
        assertThat(second.total()).isEqualByComparingTo("10.89");
        assertThat(second.since()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(second.viewedAt()).isEmpty();
    }

    @Test
    void an_unknown_quote_has_none() {
        assertThatIllegalStateException().isThrownBy(() -> fake.dashboard().history("k61nothing"));
    }

    @Test
    void what_the_app_sends_is_mailed_told_and_printed() {
        String id = draft();
        fake.dashboard().sendQuote(id, "jane@example.com", "boss@example.com");
        assertThat(status(id)).isEqualTo("sent");
        assertThat(fake.outbox())
                .singleElement()
                .extracting(SentMail::recipients)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly("jane@example.com", "boss@example.com");
        assertThat(events("quote.sent")).hasSize(1);
        assertThat(quote(id).at("/pdf/status").asText()).isEqualTo("pending");
        assertThatIllegalArgumentException().isThrownBy(() -> fake.dashboard().sendQuote(id));
    }

    @Test
    void sending_again_in_the_app_keeps_a_pdf_and_replaces_one_that_failed() {
        String id = draft();
        fake.dashboard().preparePdf(id);
        fake.dashboard().sendQuote(id, "jane@example.com");
        assertThat(quote(id).at("/pdf/status").asText()).isEqualTo("ready");
        fake.dashboard().failPdf(id);
        fake.dashboard().sendQuote(id, "jane@example.com");
        assertThat(quote(id).at("/pdf/status").asText()).isEqualTo("pending");
    }

    private void lines(String id, String price, boolean revise, String description) {
        Http.Answer answer = http.put(
                "/quotes/" + id + "/line-items",
                "{\"revise\": " + revise + ", \"changeDescription\": \"" + description
                        + "\", \"lineItems\": [{\"description\": \"Door\", \"quantity\": 1, \"unitPrice\": " + price
                        + "}]}");
        assertThat(answer.status()).isEqualTo(200);
    }
}
