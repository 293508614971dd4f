package app.winfactor.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.testkit.FakeWinFactor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Holds docs/sandbox.md to the sandbox. */
class SandboxPageTest {
    /** It is no part of the router, which tells of all others. */
    private static final String STREAM = "GET /__sandbox/changes";

    private final String page = read();

    @Test
    void the_page_has_every_endpoint_and_no_other() throws IOException {
        try (FakeWinFactor fake = FakeWinFactor.start();
                InputStream answer =
                        URI.create(fake.url() + "/__sandbox/").toURL().openStream()) {
            JsonNode help = new ObjectMapper().readTree(answer);
            List<String> served = StreamSupport.stream(help.path("endpoints").spliterator(), false)
                    .map(each -> each.path("method").asText() + " "
                            + each.path("path").asText())
                    .toList();
            assertThat(firstColumn("`([A-Z]+ /__sandbox/\\S+)`"))
                    .contains(STREAM)
                    .filteredOn(each -> !each.equals(STREAM))
                    .containsExactlyInAnyOrderElementsOf(
                            served.stream().filter(each -> !each.equals(STREAM)).toList());
        }
    }

    @Test
    void the_page_has_every_option_and_no_other() {
        List<String> options = Pattern.compile("--[a-z-]+")
                .matcher(Options.USAGE)
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
        assertThat(firstColumn("`(--[a-z-]+) .*?`")).containsExactlyElementsOf(options);
    }

    private List<String> firstColumn(String cell) {
        return Pattern.compile("(?m)^\\| " + cell + " \\|")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "sandbox.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
