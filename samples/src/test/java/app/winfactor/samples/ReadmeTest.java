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

/** What the README shows is true. The two Maven commands are run by the continuous integration itself. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    private final String readme = read("README.md");

    @Test
    void everyJavaBlockCompilesAfterTheOnesBeforeIt(@TempDir Path classes) {
        String program = """
                import static org.assertj.core.api.Assertions.assertThat;
                import app.winfactor.sdk.*;
                import app.winfactor.sdk.http.*;
                import app.winfactor.sdk.links.*;
                import app.winfactor.sdk.organization.*;
                import app.winfactor.sdk.quotes.*;
                import app.winfactor.sdk.submissions.*;
                import app.winfactor.testkit.*;
                import app.winfactor.webhooks.*;
                import app.winfactor.webhooks.events.*;
                import app.winfactor.webhooks.httpserver.*;
                import com.sun.net.httpserver.HttpServer;
                import java.net.InetSocketAddress;
                import java.net.ProxySelector;
                import java.nio.file.Path;
                import java.time.Duration;
                import java.util.concurrent.CompletableFuture;
                import java.util.concurrent.TimeUnit;

                class Readme {
                    void program(String submissionId) throws Exception {
                %s
                    }
                }
                """.formatted(String.join("\n", blocks("java")));
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
        assertThat(blocks("java")).hasSize(6);
    }

    @Test
    void everyCurlCommandIsAnsweredWithASuccess() throws Exception {
        Matcher curl = Pattern.compile("curl -s (-X POST )?(http://localhost:4010)(\\S+)(?: -H \"(.+?): (.+?)\")?")
                .matcher(String.join("\n", blocks("sh")));
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

        assertThat(String.join("", blocks("xml"))).contains("<version>" + version.group(1) + "</version>");
    }

    @Test
    void everyFileItNamesIsThere() {
        Matcher path = Pattern.compile("`(samples/[\\w/.-]+)`|\\]\\(([\\w/.]+\\.md)\\)")
                .matcher(readme);
        int found = 0;
        while (path.find()) {
            String name = path.group(1) != null ? path.group(1) : path.group(2);
            assertThat(ROOT.resolve(name)).exists();
            found++;
        }
        assertThat(found).isEqualTo(9);
    }

    private List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme);
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
