package app.winfactor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks from elsewhere: sockets, for a client of the JDK would not send a false {@code Host}. */
class SandboxVisitorsTest extends FakeTest {
    private int port() {
        return URI.create(fake.url()).getPort();
    }

    private String ask(String method, String path, String... headers) throws IOException {
        String request = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/__sandbox", "/__sandbox/", "/__sandbox/state", "/__sandbox/changes"})
    void nothing_is_told_under_a_foreign_name(String path) throws IOException {
        for (String host :
                List.of("evil.example", "evil.example:" + port(), "localhost.evil.example", "127.0.0.1.nip.io")) {
            assertThat(ask("GET", path, "Host: " + host))
                    .as(host)
                    .startsWith("HTTP/1.1 403")
                    .contains("foreign_host");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "[::1]"})
    void this_machine_is_answered_under_each_of_its_names(String name) throws IOException {
        for (String host : List.of(name, name + ":" + port(), name + ":1")) {
            assertThat(ask("GET", "/__sandbox/state", "Host: " + host)).as(host).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example,403",
        "https://localhost,403",
        "http://localhost:1,403",
        "null,403",
        "http://localhost.evil.example,403",
        "http://LOCALHOST,201",
        "http://localhost,201"
    })
    void a_page_of_another_origin_changes_nothing(String origin, int status) throws IOException {
        assertThat(ask("POST", "/__sandbox/leads", "Host: localhost", "Origin: " + origin))
                .startsWith("HTTP/1.1 " + status);
        assertThat(http.get("/leads").json().path("data")).hasSize(status == 201 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"GET,/__admin/requests", "GET,/__admin/mappings", "POST,/__admin/shutdown", "OPTIONS,/__admin/mappings"
    })
    void what_the_server_underneath_tells_and_takes_is_for_no_page_of_another_origin(String method, String path)
            throws IOException {
        http.get("/organization"); // with a key, which is in that server's journal
        for (String[] headers : List.of(
                new String[] {"Host: localhost", "Origin: http://evil.example"}, new String[] {"Host: evil.example"})) {
            assertThat(ask(method, path, headers)).startsWith("HTTP/1.1 403").doesNotContain("KEEPSECRET");
        }
        assertThat(ask("GET", "/__admin/mappings", "Host: localhost")).startsWith("HTTP/1.1 200");
    }

    @Test
    void no_answer_allows_another_origin_to_read_or_to_ask_first() throws IOException {
        assertThat(ask("GET", "/__sandbox/state", "Host: localhost", "Origin: http://evil.example"))
                .doesNotContainIgnoringCase("Access-Control-");
        assertThat(ask("OPTIONS", "/__sandbox/leads", "Host: localhost", "Origin: http://evil.example"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void the_api_with_its_keys_does_not_ask_under_which_name() throws IOException {
        assertThat(ask("GET", "/api/v1/organization", "Host: fake.example", "Authorization: Bearer " + fake.apiKey()))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void the_console_is_one_page_that_needs_nothing_else_and_may_run_nothing_else() throws IOException {
        String answer = ask("GET", "/", "Host: localhost");
        assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Type: text/html; charset=utf-8");
        Matcher policy = Pattern.compile("Content-Security-Policy: (.*)\r").matcher(answer);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1))
                .contains("default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "script-src 'sha256-")
                .doesNotContain("unsafe", "http:", "https:", "*");
        String page = answer.substring(answer.indexOf("<!doctype"));
        assertThat(page.replace("http://www.w3.org/2000/svg", "").replace("http://localhost:3000/webhooks", ""))
                .doesNotContain("http://", "https://", "@import", "innerHTML", "document.write", "eval(");
        assertThat(Pattern.compile("(?:src|href)=[\"'](?!#|data:)")
                        .matcher(page)
                        .find())
                .isFalse();
        assertThat(page)
                .doesNotContainPattern("\\burl\\(")
                .doesNotContainPattern("\\sstyle=")
                .doesNotContainPattern("\\son[a-z]+=\"");
    }
}
