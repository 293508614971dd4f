package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
