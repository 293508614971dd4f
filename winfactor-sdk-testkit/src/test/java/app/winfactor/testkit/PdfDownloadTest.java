package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.quotes.PdfNotReadyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the SDK takes for a whole PDF, and how the fake makes one. */
@Timeout(60)
class PdfDownloadTest extends FakeTest {
    @TempDir
    private Path directory;

    @Test
    void aPdfOfTheFakeIsAWholeOneForTheSdk() throws IOException {
        String id = sentQuote();
        fake.dashboard().preparePdf(id);
        try (WinFactorClient winFactor = client()) {
            assertThat(winFactor
                            .quotes()
                            .awaitPdf(id, Duration.ofSeconds(30))
                            .pdf()
                            .url())
                    .isPresent();
            Path file = winFactor.quotes().downloadPdf(id, directory.resolve("q.pdf"));
            assertThat(Files.readString(file)).startsWith("%PDF-").endsWith("%%EOF\n");
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            winFactor.quotes().downloadPdf(id, stream);
            assertThat(stream.toString(StandardCharsets.US_ASCII)).isEqualTo(Files.readString(file));
            assertThat(winFactor
                            .async()
                            .quotes()
                            .downloadPdf(id, directory.resolve("q2.pdf"))
                            .join())
                    .hasSameTextualContentAs(file);
        }
    }

    @Test
    void aPdfThatFailedOrWasNeverStartedIsToldApart() {
        String id = sentQuote();
        try (WinFactorClient winFactor = client()) {
            assertThatExceptionOfType(PdfNotReadyException.class)
                    .isThrownBy(() -> winFactor.quotes().downloadPdf(id, directory.resolve("q.pdf")))
                    .withMessageContaining("never started");
            fake.dashboard().failPdf(id);
            assertThatExceptionOfType(PdfNotReadyException.class)
                    .isThrownBy(() -> winFactor.quotes().awaitPdf(id, Duration.ofSeconds(30)))
                    .withMessageContaining("failed");
        }
    }

    private WinFactorClient client() {
        return WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(fake.apiKey())
                .build();
    }
}
