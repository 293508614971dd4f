package app.winfactor.samples;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.testkit.FakeWinFactor;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README and the pages behind it show is true. The two Maven commands are run by the continuous integration itself. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    private final String readme = read("README.md");

    @ParameterizedTest
    @CsvSource({
        "README.md, 5, String submissionId",
        "docs/webhooks.md, 3, 'javax.sql.DataSource dataSource, WinFactorClient winFactor'",
        "docs/testing.md, 7, 'FakeWinFactor winfactor, String quoteId'"
    })
    void everyJavaBlockCompilesAfterTheOnesBeforeIt(String page, int count, String given, @TempDir Path classes) {
        List<String> blocks = blocks(read(page), "java").stream()
                .filter(block -> !block.startsWith("package "))
                .toList();
        String program = """
                import static app.winfactor.testkit.Design.*;
                import static app.winfactor.testkit.Fault.*;
                import static app.winfactor.testkit.Method.*;
                import static app.winfactor.testkit.Mischief.*;
                import static app.winfactor.testkit.ResetPoint.*;
                import static app.winfactor.testkit.Route.*;
                import static app.winfactor.testkit.Times.*;
                import static app.winfactor.testkit.WinFactorAssertions.assertThat;
                import static org.assertj.core.api.Assertions.assertThat;
                import app.winfactor.sdk.*;
                import app.winfactor.sdk.http.*;
                import app.winfactor.sdk.links.*;
                import app.winfactor.sdk.organization.*;
                import app.winfactor.sdk.quotes.*;
                import app.winfactor.sdk.submissions.*;
                import app.winfactor.testkit.*;
                import app.winfactor.testkit.junit.*;
                import app.winfactor.webhooks.*;
                import app.winfactor.webhooks.events.*;
                import app.winfactor.webhooks.httpserver.*;
                import app.winfactor.webhooks.jdbc.*;
                import app.winfactor.webhooks.recovery.*;
                import com.sun.net.httpserver.HttpServer;
                import java.net.InetSocketAddress;
                import java.net.ProxySelector;
                import java.nio.file.Path;
                import java.sql.PreparedStatement;
                import java.time.Duration;
                import java.time.Instant;
                import java.util.concurrent.CompletableFuture;
                import java.util.concurrent.TimeUnit;
                import org.junit.jupiter.api.Test;
                import org.junit.jupiter.api.extension.RegisterExtension;

                class Readme {
                    void program(%s) throws Exception {
                %s
                    }
                }
                """.formatted(given, String.join("\n", blocks));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();

        boolean compiled = compiler.getTask(
                        complaints,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-Xlint:all,-options", // no warning for whoever compiles against the SDK either
                                "-Werror",
                                "-d",
                                classes.toString(),
                                "-classpath",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                        null,
                        List.of(new Source(program)))
                .call();

        assertThat(compiled).as(complaints + "\n" + program).isTrue();
        assertThat(blocks).hasSize(count);
    }

    @Test
    void theFirstTestIsOneThatRunsHereAndHasAtMostFortyLines() {
        String test = read("samples/src/test/java/app/winfactor/samples/service/OutageTest.java");
        assertThat(blocks(readme, "java")).contains(test);
        assertThat(test.lines()).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void everyCurlCommandIsAnsweredWithASuccess() throws Exception {
        Matcher curl = Pattern.compile("curl -s (-X POST )?(http://localhost:4010)(\\S+)(?: -H \"(.+?): (.+?)\")?")
                .matcher(String.join("\n", blocks(readme, "sh")));
        List<Integer> answers = new ArrayList<>();
        try (FakeWinFactor sandbox =
                FakeWinFactor.builder().apiKey("wf_test_demo").start()) {
            while (curl.find()) {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + curl.group(3)));
                if (curl.group(1) != null) {
                    request.POST(BodyPublishers.noBody());
                }
                if (curl.group(4) != null) {
                    request.header(curl.group(4), curl.group(5));
                }
                answers.add(HttpClient.newHttpClient()
                        .send(request.build(), BodyHandlers.discarding())
                        .statusCode());
            }
        }
        assertThat(answers).containsExactly(200, 201);
    }

    @Test
    void theDependencyHasTheVersionOfThisBuild() {
        Matcher version =
                Pattern.compile("</packaging>|<version>(.+?)</version>").matcher(read("pom.xml"));
        assertThat(version.find()).isTrue();

        assertThat(String.join("", blocks(readme, "xml"))).contains("<version>" + version.group(1) + "</version>");
    }

    @Test
    void everyFileItNamesIsThere() {
        Matcher path = Pattern.compile("`(samples/[\\w/.-]+)`|\\]\\(([\\w/.-]+\\.md)\\)")
                .matcher(readme);
        int found = 0;
        while (path.find()) {
            String name = path.group(1) != null ? path.group(1) : path.group(2);
            assertThat(ROOT.resolve(name)).exists();
            found++;
        }
        assertThat(found).isEqualTo(14);
    }

    private static List<String> blocks(String page, String language) {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Readme.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
