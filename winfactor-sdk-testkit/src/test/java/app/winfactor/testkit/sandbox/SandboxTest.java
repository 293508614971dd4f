package app.winfactor.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.testkit.Chaos;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.RateLimit;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger exit = new AtomicInteger(-1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot 1",
                "extra",
                "--port",
                "--port --seed",
                "--port x",
                "--port 70000",
                "--port 0 --port 0",
                "--seed full",
                "--seed DEMO",
                "--webhook-url nowhere",
                "--webhook-url ftp://example.com/KEEPSECRET",
                "--api-key",
                "--rate-limit fast",
                "--rate-limit OFF",
                "--latency -1",
                "--latency 1s",
                "--chaos 1.1",
                "--chaos -0.1",
                "--chaos NaN",
                "--chaos 1e-1",
                "--chaos 0.5:",
                "--chaos 0.5:x",
                "--chaos :7",
                "--clock yesterday",
                "--clock 2026-03-02",
            })
    void a_wrong_option_shows_the_usage_and_exits_with_2(String line) {
        assertThat(start(line.split(" "))).isEmpty();
        assertThat(exit).hasValue(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage:").doesNotContain("KEEPSECRET");
        assertThat(out.size()).isZero();
    }

    @Test
    void a_port_in_use_is_said_and_exits_with_1() {
        try (FakeWinFactor holder = FakeWinFactor.start()) {
            int port = URI.create(holder.url()).getPort();
            assertThat(start("--port", Integer.toString(port))).isEmpty();
            assertThat(exit).hasValue(1);
            assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo("Port " + port + " is in use");
        }
    }

    @Test
    void the_wire_and_the_clock_are_as_the_options_say() {
        String[] line =
                "--port 0 --seed empty --rate-limit sliding --latency 5 --chaos 0.25:42 --clock 2026-03-02T09:00:00Z"
                        .split(" ");
        try (FakeWinFactor fake = start(line).orElseThrow()) {
            assertThat(fake.now()).isEqualTo("2026-03-02T09:00:00Z");
            assertThat(fake.rateLimit()).isEqualTo(RateLimit.slidingWindow());
            assertThat(fake.latency()).isEqualTo(Duration.ofMillis(5));
            assertThat(fake.chaos()).isEqualTo(Chaos.seeded(42).share(0.25));
        }
        try (FakeWinFactor fake =
                start("--port", "0", "--chaos", ".5", "--rate-limit", "bucket").orElseThrow()) {
            assertThat(fake.chaos().share()).isEqualTo(0.5);
            assertThat(fake.rateLimit()).isEqualTo(RateLimit.bucket());
        }
        try (FakeWinFactor fake = start("--port", "0", "--rate-limit", "fixed").orElseThrow()) {
            assertThat(fake.rateLimit()).isEqualTo(RateLimit.fixedWindow());
            assertThat(fake.chaos()).isEqualTo(Chaos.none());
            assertThat(fake.latency()).isZero();
        }
    }

    @Test
    void one_line_says_when_it_is_ready() {
        try (FakeWinFactor fake = start("--port", "0").orElseThrow()) {
            assertThat(out.toString(StandardCharsets.UTF_8).lines())
                    .containsExactly("WinFactor sandbox on " + fake.url() + " (API key wf_test_demo)");
            assertThat(fake.signingSecret()).isEqualTo("whsec_demo");
        }
    }

    @Test
    @Timeout(60)
    void as_a_process_of_its_own_it_answers_and_stops_when_it_is_told_to() throws Exception {
        Process process = launch("--port", "0", "--api-key", "wf_test_mine", "--seed", "empty");
        try (BufferedReader ready = process.inputReader(StandardCharsets.UTF_8)) {
            String line = ready.readLine();
            assertThat(line).matches("WinFactor sandbox on http://localhost:\\d+ \\(API key wf_test_mine\\)");
            URI url = URI.create(line.replaceAll(".* on (\\S+) .*", "$1") + "/api/v1/organization");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(url)
                                    .header("Authorization", "Bearer wf_test_mine")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);

            // Process.destroy() would also close the streams that are read below.
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(ready.readLine()).isNull();
            assertThat(process.errorReader().lines()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @Timeout(60)
    void as_a_process_of_its_own_it_exits_with_2_for_a_wrong_option() throws Exception {
        assertThat(launch("--wrong").waitFor()).isEqualTo(2);
    }

    private static Process launch(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would tell of them on stderr
        return builder.start();
    }

    private Optional<FakeWinFactor> start(String... arguments) {
        return Sandbox.start(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                exit::set);
    }
}
