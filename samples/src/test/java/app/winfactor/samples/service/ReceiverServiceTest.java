package app.winfactor.samples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.events.EventStatus;
import app.winfactor.sdk.events.EventSummary;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.webhooks.recovery.MissedDeliveries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver as a process of its own, killed while events arrive. */
class ReceiverServiceTest {
    private static final String SECRET = "whsec_KEEPSECRET_receiver";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"stored", "inline"})
    @Timeout(120)
    void afterAKillTheDeliveryLogAndItsOwnListAgree(String mode) throws Exception {
        try (FakeWinFactor fake = FakeWinFactor.builder()
                        .signingSecret(SECRET)
                        .startingAt(Instant.parse("2026-11-24T09:00:00Z"))
                        .start();
                WinFactorClient client = WinFactorClient.builder()
                        .baseUrl(fake.url())
                        .apiKey(fake.apiKey())
                        .rateLimiter(RateLimiter.unlimited())
                        .build()) {
            int port;
            try (RunningReceiver first = new RunningReceiver(mode, 0)) {
                port = first.port;
                fake.webhooks().deliverTo(first.url("/webhooks"));
                for (int i = 0; i < 30; i++) {
                    fake.customer().submits();
                }
                while (first.handled().size() < 10) {
                    Thread.onSpinWait();
                }
                first.kill();
            }
            for (int i = 0; i < 10; i++) {
                fake.customer().submits();
            }
            fake.webhooks().awaitIdle(Duration.ofMinutes(1));
            try (RunningReceiver second = new RunningReceiver(mode, port)) {
                // What the first had in hand stays with it until its lease runs out.
                while (client.events().list().stream()
                        .anyMatch(event -> !event.status().equals(EventStatus.DELIVERED))) {
                    fake.advance(Duration.ofMinutes(10));
                    MissedDeliveries.of(client).redeliver(Instant.EPOCH);
                    fake.webhooks().awaitIdle(Duration.ofMinutes(1));
                }
                List<String> delivered =
                        client.events().list().stream().map(EventSummary::id).toList();
                while (second.handled().size() < delivered.size()) {
                    Thread.onSpinWait();
                }

                assertThat(delivered).hasSize(40);
                assertThat(second.handled()).containsExactlyInAnyOrderElementsOf(delivered);
            }
        }
    }

    @Test
    void saysWhatIsWrongWithItsSettingsAndShowsNoneOfThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReceiverSettings.of(Map.of()))
                .withMessageContaining("WINFACTOR_SIGNING_SECRET");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("RECEIVER_MODE", "both"))
                .withMessageContaining("RECEIVER_MODE must be stored or inline");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("RECEIVER_PORT", "70000"))
                .withMessageContaining("RECEIVER_PORT must be 0 to 65535");
        assertThat(settings("RECEIVER_DATABASE", "jdbc:postgresql://db/x?password=KEEPSECRET"))
                .asString()
                .isEqualTo("ReceiverSettings[port 8080, stored]");
    }

    private static ReceiverSettings settings(String name, String value) {
        return ReceiverSettings.of(Map.of("WINFACTOR_SIGNING_SECRET", SECRET, name, value));
    }

    /** A receiver as somebody starts it: {@code java}, a class path and an environment. */
    private final class RunningReceiver implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final Process process;
        private final int port;

        RunningReceiver(String mode, int port) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            ReceiverService.class.getName())
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment()
                    .putAll(Map.of(
                            "WINFACTOR_SIGNING_SECRET",
                            SECRET,
                            "RECEIVER_MODE",
                            mode,
                            "RECEIVER_PORT",
                            Integer.toString(port),
                            "RECEIVER_LEASE",
                            "PT1S"));
            process = builder.start();
            this.port = announcedPort(process);
        }

        private static int announcedPort(Process process) throws IOException {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            assertThat(line).as("its first line").matches("Receiving on http://localhost:[0-9]+/webhooks");
            return URI.create(line.substring("Receiving on ".length())).getPort();
        }

        URI url(String path) {
            return URI.create("http://localhost:" + port + path);
        }

        List<String> handled() throws Exception {
            return http.send(HttpRequest.newBuilder(url("/handled")).build(), BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() {
            kill();
        }
    }
}
