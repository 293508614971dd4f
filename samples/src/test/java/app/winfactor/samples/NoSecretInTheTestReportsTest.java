package app.winfactor.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Greps what the tests of every module printed, logged and threw for the secrets they used. Every secret of a test holds
 * the word below; this module is built last, so the reports of the others are complete when it looks.
 */
class NoSecretInTheTestReportsTest {
    private static final String MARKER = "KEEP" + "SECRET";

    @Test
    void noReportShowsASecret() throws IOException {
        List<Path> reports = reports();

        assertThat(reports).as("the reports of the modules before this one").hasSizeGreaterThan(10);
        assertThat(reports)
                .allSatisfy(report -> assertThat(new String(Files.readAllBytes(report), StandardCharsets.ISO_8859_1))
                        .as(report.getFileName().toString())
                        .doesNotContain(MARKER));
    }

    private static List<Path> reports() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 5)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().endsWith("surefire-reports"))
                    .toList();
        }
    }
}
