package app.winfactor.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.FakeWinFactorBuilder;
import app.winfactor.testkit.Seed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class StateTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String KEY = "wf_test_KEEPSECRET_state";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private @Nullable FakeWinFactor fake;

    @AfterEach
    void stop() {
        if (fake != null) {
            fake.close();
        }
    }

    @Test
    void what_was_done_over_http_is_there_after_a_restart_to_the_last_byte() throws Exception {
        start(options().seed(Seed.DEMO));
        String submission = post("/__sandbox/submissions", "{\"name\": \"Zoë\", \"email\": \"zoe@example.com\"}")
                .path("id")
                .asText();
        String quote = post("/api/v1/submissions/" + submission + "/quotes", "")
                .path("quoteId")
                .asText();
        send("PATCH", "/api/v1/submissions/" + submission, "{\"externalRef\": \"crm:deal:1\"}");
        send("PATCH", "/api/v1/submissions/" + submission, "{\"externalRef\": 7}"); // refused
        post("/api/v1/quotes/" + quote + "/send", "{\"recipients\": [\"zoe@example.com\"]}");
        post("/__sandbox/quotes/" + quote + "/view", "");
        post("/__sandbox/leads", "{}");
        post("/api/v1/contacts", "{\"email\": \"new@example.com\", \"companyName\": \"Nieuw BV\"}");
        post("/__sandbox/clock", "{\"days\": 28}");
        post("/__sandbox/quotes/" + quote + "/pdf", "");
        List<String> before = everything();
        assertThat(before.toString()).contains("crm:deal:1", "quote.expiring_soon", "Nieuw BV", "viewed", "Zoë");

        restart(options());
        assertThat(everything()).isEqualTo(before);
        post("/__sandbox/clock", "{\"days\": 3}");
        assertThat(get("/api/v1/quotes/" + quote).path("status").asText()).isEqualTo("expired");
        List<String> after = everything();
        restart(options());
        assertThat(everything()).isEqualTo(after);
    }

    @Test
    void deliveries_go_on_where_they_were() throws Exception {
        List<String> delivered = new ArrayList<>();
        AtomicBoolean down = new AtomicBoolean(true);
        HttpServer receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        receiver.createContext("/", exchange -> {
            delivered.add(exchange.getRequestHeaders().getFirst("X-WinFactor-Delivery"));
            exchange.sendResponseHeaders(down.get() ? 503 : 200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            URI url = URI.create("http://localhost:" + receiver.getAddress().getPort() + "/");
            start(options().webhookUrl(url));
            post("/__sandbox/submissions", "");
            post("/__sandbox/clock", "{\"minutes\": 1}");
            assertThat(delivered).hasSize(2);

            restart(options()); // without the URL on the command line: it is remembered
            assertThat(delivered).hasSize(2);
            down.set(false);
            post("/__sandbox/clock", "{\"minutes\": 5}");
            assertThat(delivered).hasSize(3).containsOnly(delivered.get(0));
            JsonNode event = get("/api/v1/events").path("data").path(0);
            assertThat(event.path("status").asText()).isEqualTo("delivered");
            assertThat(event.path("attempts").intValue()).isEqualTo(3);

            restart(options());
            assertThat(get("/api/v1/events").path("data").path(0)).isEqualTo(event);
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void a_receiver_named_on_a_later_command_line_is_the_one_from_then_on() throws Exception {
        start(options());
        post("/__sandbox/submissions", "");
        restart(options().webhookUrl(URI.create("http://localhost:1/")));
        post("/__sandbox/submissions", "");
        post("/__sandbox/clock", "{\"minutes\": 6}");
        restart(options());
        restart(options());
        List<Integer> attempts = new ArrayList<>();
        get("/api/v1/events")
                .path("data")
                .forEach(event -> attempts.add(event.path("attempts").intValue()));
        assertThat(attempts).containsExactly(3, 0);
    }

    @Test
    void after_a_kill_in_the_middle_of_writes_everything_that_was_answered_is_there() throws Exception {
        Set<String> answered = new ConcurrentSkipListSet<>();
        for (int round = 0; round < 3; round++) {
            Process process = launch();
            try (BufferedReader ready = process.inputReader(StandardCharsets.UTF_8)) {
                String url = ready.readLine().replaceAll(".* on (\\S+) .*", "$1");
                assertThat(ids(url)).containsAll(answered);
                ExecutorService clients = Executors.newFixedThreadPool(4);
                int known = answered.size();
                IntStream.range(0, 4).forEach(each -> clients.execute(() -> submitUntilItIsGone(url, answered)));
                while (answered.size() < known + 200) {
                    Thread.onSpinWait();
                }
                process.toHandle().destroyForcibly();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
                clients.shutdown();
                assertThat(clients.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
        }
        start(FakeWinFactor.builder().apiKey(KEY).seed(Seed.EMPTY));
        assertThat(ids(url())).containsAll(answered).hasSizeGreaterThanOrEqualTo(600);
    }

    @Test
    void a_line_that_was_cut_off_is_left_out_and_written_over() throws Exception {
        start(options());
        String first = post("/__sandbox/submissions", "").path("id").asText();
        close();
        Files.writeString(file(), "{\"at\":1772442000000,\"organization\":nu", StandardOpenOption.APPEND);
        start(options());
        String second = post("/__sandbox/submissions", "").path("id").asText();
        restart(options());
        assertThat(ids(url())).containsExactlyInAnyOrder(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no newline", "not json\n", "{\"winfactorSandbox\": 99}\n", "[]\n"})
    void a_file_of_something_else_is_refused_and_left_as_it_was(String content) throws Exception {
        Files.writeString(file(), content);
        assertThatThrownBy(() -> start(options()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("state.jsonl");
        assertThat(Files.readString(file())).isEqualTo(content);
    }

    @Test
    void one_sandbox_has_the_file_at_a_time() throws Exception {
        start(options());
        assertThatThrownBy(() -> new KeptFake(options(), file()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("in use");
        restart(options());
        assertThat(get("/api/v1/organization").path("id").isTextual()).isTrue();
    }

    @Test
    void another_process_cannot_have_it_either_and_says_so() throws Exception {
        Process holder = launch();
        try (BufferedReader ready = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(ready.readLine()).startsWith("WinFactor sandbox on");
            Process second = launch();
            try {
                assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(second.exitValue()).isEqualTo(1);
            } finally {
                second.destroyForcibly();
            }
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void a_body_that_is_no_text_is_refused_again_as_it_was_then() throws Exception {
        start(options());
        HttpRequest latin = HttpRequest.newBuilder(URI.create(url() + "/api/v1/contacts"))
                .header("Authorization", "Bearer " + KEY)
                .POST(HttpRequest.BodyPublishers.ofByteArray("{\"email\": \"m@example.com\", \"name\": \"M\u00fcller\"}"
                        .getBytes(StandardCharsets.ISO_8859_1)))
                .build();
        assertThat(client.send(latin, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(422);
        String id = post("/__sandbox/submissions", "{\"name\": \"Zo\u00eb\"}")
                .path("id")
                .asText();
        List<String> before = everything();
        restart(options());
        assertThat(everything()).isEqualTo(before);
        assertThat(ids(url())).containsExactly(id);
    }

    @Test
    void what_does_not_come_out_as_it_did_is_refused_with_its_line_and_the_port_is_free_again() throws Exception {
        start(options());
        post("/__sandbox/submissions", "");
        int port = URI.create(url()).getPort();
        close();
        Files.writeString(file(), Files.readString(file()).replace("\"status\":201", "\"status\":404"));
        assertThatThrownBy(() -> start(options().port(port)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("line 2 was answered 404 then, and 201 now");
        Files.delete(file());
        start(options().port(port));
    }

    @Test
    void time_goes_on_standing_where_it_stood_without_being_told_again() throws Exception {
        start(options());
        post("/__sandbox/clock", "{\"hours\": 1}");
        restart(FakeWinFactor.builder().apiKey(KEY));
        JsonNode clock = get("/__sandbox/clock");
        assertThat(clock.path("ticking").booleanValue()).isFalse();
        assertThat(clock.path("now").longValue())
                .isEqualTo(START.plusSeconds(3600).toEpochMilli());
    }

    @Test
    void the_file_is_the_owners_alone_and_holds_no_key_and_no_signing_secret() throws Exception {
        Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        start(options().signingSecret("whsec_KEEPSECRET"));
        post("/api/v1/contacts", "{\"email\": \"new@example.com\"}");
        assertThat(Files.readString(file())).contains("new@example.com").doesNotContain("KEEPSECRET");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void faults_and_limits_end_with_the_process() throws Exception {
        start(options());
        assertThat(send(
                                "POST",
                                "/__sandbox/faults",
                                "{\"method\": \"GET\", \"path\": \"/organization\", \"kind\": \"error\", \"status\": 503}")
                        .statusCode())
                .isEqualTo(201);
        restart(options());
        assertThat(send("GET", "/api/v1/organization", "").statusCode()).isEqualTo(200);
    }

    private FakeWinFactorBuilder options() {
        return FakeWinFactor.builder().apiKey(KEY).startingAt(START);
    }

    private Path file() {
        return folder.resolve("state.jsonl");
    }

    private void start(FakeWinFactorBuilder builder) {
        fake = new KeptFake(builder, file());
    }

    private void close() {
        if (fake != null) {
            fake.close();
        }
    }

    private void restart(FakeWinFactorBuilder builder) {
        close();
        start(builder);
    }

    private String url() {
        return fake == null ? "" : fake.url();
    }

    /** All lists, and every single thing in them, without where the fake answers. */
    private List<String> everything() throws Exception {
        List<String> all = new ArrayList<>();
        for (String list : List.of("submissions", "quotes", "contacts", "leads", "events", "templates")) {
            for (JsonNode row : get("/api/v1/" + list + "?limit=100").path("data")) {
                all.add(get("/api/v1/" + list + "/" + row.path("id").asText())
                        .toString()
                        .replaceAll("localhost:\\d+", "localhost")
                        .replaceAll("signature=\\w+", "signature"));
            }
        }
        return all;
    }

    private Set<String> ids(String url) throws Exception {
        Set<String> ids = new TreeSet<>();
        String cursor = "";
        do {
            JsonNode page = JSON.readTree(exchange(url, "GET", "/api/v1/submissions?limit=100" + cursor, "")
                    .body());
            page.path("data").forEach(row -> ids.add(row.path("id").asText()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        return ids;
    }

    private void submitUntilItIsGone(String url, Set<String> answered) {
        try {
            while (true) {
                answered.add(JSON.readTree(exchange(url, "POST", "/__sandbox/submissions", "")
                                .body())
                        .path("id")
                        .asText());
            }
        } catch (IOException e) {
            // That it is gone is the point; what it answered before is counted.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName(),
                "--port",
                "0",
                "--seed",
                "empty",
                "--api-key",
                KEY,
                "--state",
                file().toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(send("GET", path, "").body());
    }

    private JsonNode post(String path, String body) throws Exception {
        HttpResponse<String> answer = send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return exchange(url(), method, path, body);
    }

    private HttpResponse<String> exchange(String url, String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", "Bearer " + KEY)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
