package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PdfTest extends FakeTest {
    @Test
    void a_pdf_is_there_once_it_was_prepared() {
        String id = sentQuote();
        assertThat(quote(id).at("/pdf/status").isNull()).isTrue();
        fake.dashboard().preparePdf(id);
        assertThat(quote(id).at("/pdf/status").asText()).isEqualTo("ready");
        Http.Answer file = anyone.get(url(id));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).startsWith("%PDF-").contains("Q-2026-0001");
    }

    @Test
    void an_order_is_pending_then_generating_and_then_ready_by_the_fakes_clock() {
        String id = sentQuote();
        fake.dashboard().orderPdf(id);
        assertThat(pdf(id)).isEqualTo("pending");
        fake.advance(Duration.ofMillis(999));
        assertThat(pdf(id)).isEqualTo("pending");
        fake.advance(Duration.ofMillis(1));
        assertThat(pdf(id)).isEqualTo("generating");
        fake.advance(Duration.ofMillis(1999));
        assertThat(pdf(id)).isEqualTo("generating");
        assertThat(quote(id).at("/pdf/url").isNull()).isTrue();
        fake.advance(Duration.ofMillis(1));
        assertThat(pdf(id)).isEqualTo("ready");
        assertThat(anyone.get(url(id)).status()).isEqualTo(200);
    }

    /** As the format wants it: every entry of the table points at its object, and the end at the table. */
    @Test
    void the_file_has_a_table_of_its_objects() {
        String id = sentQuote();
        fake.dashboard().preparePdf(id);
        String file = anyone.get(url(id)).text();
        int table = Integer.parseInt(file.replaceAll("(?s).*startxref\n(\\d+)\n%%EOF\n", "$1"));
        List<String> lines = file.substring(table).lines().toList();
        assertThat(lines.get(0)).isEqualTo("xref");
        int count = Integer.parseInt(lines.get(1).substring(2));
        assertThat(lines.get(2)).isEqualTo("0000000000 65535 f ");
        for (int object = 1; object < count; object++) {
            assertThat(lines.get(2 + object)).hasSize(19).endsWith(" 00000 n ");
            int offset = Integer.parseInt(lines.get(2 + object).substring(0, 10));
            assertThat(file.substring(offset)).startsWith(object + " 0 obj\n");
        }
        assertThat(lines.get(2 + count)).isEqualTo("trailer");
        assertThat(lines.get(3 + count)).contains("/Size " + count);
        int length = Integer.parseInt(file.replaceAll("(?s).*/Length (\\d+)>>.*", "$1"));
        int content = file.indexOf("stream\n") + "stream\n".length();
        assertThat(file.substring(content + length)).startsWith("\nendstream");
    }

    @Test
    void what_is_sent_by_the_api_has_no_pdf() {
        String id = sentQuote();
        fake.advance(Duration.ofDays(1));
        assertThat(quote(id).at("/pdf/status").isNull()).isTrue();
    }

    private String pdf(String id) {
        return quote(id).at("/pdf/status").asText();
    }

    @Test
    void its_url_takes_no_api_key_is_short_lived_and_cannot_be_forged() {
        String id = sentQuote();
        fake.dashboard().preparePdf(id);
        String url = url(id);
        assertThat(http.get(url).status()).isEqualTo(400);
        assertThat(anyone.get(url.replace("expires=", "expires=9")).status()).isEqualTo(403);
        fake.advance(Duration.ofMinutes(5));
        assertThat(anyone.get(url).status()).isEqualTo(403);
        assertThat(anyone.get(url(id)).status()).isEqualTo(200);
    }

    @Test
    void it_can_fail_and_a_revision_takes_it_away() {
        String id = sentQuote();
        fake.dashboard().failPdf(id);
        assertThat(quote(id).at("/pdf/status").asText()).isEqualTo("failed");
        assertThat(quote(id).at("/pdf/url").isNull()).isTrue();
        fake.dashboard().preparePdf(id);
        http.patch("/quotes/" + id, "{\"notes\": \"x\", \"revise\": true}");
        assertThat(quote(id).at("/pdf/status").isNull()).isTrue();
    }

    private String url(String id) {
        return quote(id).at("/pdf/url").asText();
    }
}
