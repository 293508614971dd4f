package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.winfactor.sdk.errors.ApiException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.quotes.QuotePdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that a process shows while it calls: what is printed, logged and thrown, and what its objects say. */
class NoSecretIsShownTest {
    private static final String MARKER = "KEEPSECRET";
    private static final String TOKEN = "cap_KEEPSECRET_token";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream screen = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    /** Java's own debugging of its HTTP client: it shows every URL to whoever turns it on, whatever a library does. */
    private final Logger java = Logger.getLogger("jdk");

    private final Logger root = Logger.getLogger("");
    private final @Nullable Level level = root.getLevel();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            screen.println(formatter.format(record));
        }

        @Override
        public void flush() {
            screen.flush();
        }

        @Override
        public void close() {
            screen.flush();
        }
    };

    @BeforeEach
    void capture() {
        handler.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        java.setLevel(Level.INFO);
        root.addHandler(handler);
        System.setOut(screen);
        System.setErr(screen);
    }

    @AfterEach
    void release() {
        System.setOut(out);
        System.setErr(err);
        root.removeHandler(handler);
        root.setLevel(level);
        java.setLevel(null);
    }

    @Test
    void theCaptureSeesWhatIsPrintedLoggedAndThrown() {
        System.out.println("printed " + MARKER);
        System.getLogger("app.winfactor.sdk.check").log(System.Logger.Level.TRACE, "logged " + MARKER);
        assertThat(shown()).contains("printed " + MARKER).contains("logged " + MARKER);
        assertThat(everythingIn(new IllegalStateException("outer", new IOException("inner " + MARKER))))
                .contains("inner " + MARKER);
    }

    @Test
    void callsThatSucceedShowNothing() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            WinFactorClient client = Clients.of(server.url());
            CapabilityUrl callback = callback(server.url());
            server.then(
                    ScriptedServer.ok(Fixture.ORGANIZATION.json()),
                    ScriptedServer.ok(Fixture.QUOTE.json()),
                    ScriptedServer.ok(Fixture.CONFIGURATION_SESSION.json()),
                    ScriptedServer.ok(Fixture.ADJUSTMENT_RESULT.json()));
            List<Object> objects = new ArrayList<>(List.of(client, callback, client.configurationSessions()));
            objects.add(client.organization().get());
            objects.add(client.quotes().get("k61one"));
            objects.add(client.configurationSessions().get(callback));
            objects.add(client.configurationSessions().adjust(callback, a -> a.configHash("h_2")));
            objects.forEach(object -> System.out.println(object));
            assertThat(server.received()).hasSize(4).element(3).asString().contains(TOKEN);
            assertThat(shown()).contains("WinFactorClient[http").doesNotContain(MARKER);
        }
    }

    @Test
    void answersThatEchoTheSecretsDoNotShowThem() throws Exception {
        for (int status : new int[] {302, 400, 401, 403, 404, 409, 410, 418, 422, 429, 500, 502, 503}) {
            try (ScriptedServer server = new ScriptedServer()) {
                WinFactorClient client = Clients.of(server.url());
                CapabilityUrl callback = callback(server.url());
                ScriptedServer.Reply echo = echo(status, callback);
                server.then(echo, echo, echo, echo);
                show(() -> client.organization().get());
                show(() -> client.submissions().createQuote("k57"));
                show(() -> client.configurationSessions().get(callback));
                show(() -> client.configurationSessions().adjust(callback, a -> a.configHash("h_2")));
                assertThat(server.received()).hasSize(4);
            }
        }
        assertThat(shown()).contains("PermissionException").doesNotContain(MARKER);
    }

    @Test
    void aSuccessThatCannotBeReadDoesNotShowWhatItHeld() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            WinFactorClient client = Clients.of(server.url());
            for (String body : new String[] {
                "KEEPSECRET",
                "\"KEEPSECRET\"",
                "{\"id\":\"KEEPSECRET\"}",
                "{\"id\":KEEPSECRET}",
                "{\"externalPricingEnabled\":\"KEEPSECRET\"}",
                "{\"unknown\":\"KEEPSECRET\"",
                "[\"KEEPSECRET\"]"
            }) {
                server.then(ScriptedServer.ok(body));
                show(() -> client.organization().get());
            }
        }
        assertThat(shown()).contains("UndecodableAnswerException").doesNotContain(MARKER);
    }

    @Test
    void aConnectionThatBreaksDoesNotShowWhatWasSent() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            WinFactorClient client = Clients.of(server.url());
            CapabilityUrl callback = callback(server.url());
            server.then(ScriptedServer.reset(), ScriptedServer.reset());
            show(() -> client.submissions().createQuote("k57"));
            show(() -> client.configurationSessions().adjust(callback, a -> a.configHash("h_2")));
        }
        assertThat(shown()).contains("TransportException").doesNotContain(MARKER);
    }

    @Test
    void aServerThatAnswersWithTheRequestItselfDoesNotMakeTheSdkShowIt() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            WinFactorClient client = Clients.of(server.url());
            CapabilityUrl callback = callback(server.url());
            server.then(ScriptedServer.mirrored(), ScriptedServer.mirrored(), ScriptedServer.mirrored());
            show(() -> client.configurationSessions().adjust(callback, a -> a.configHash("h_2")));
            show(() -> client.configurationSessions().get(callback));
            show(() -> client.contacts().upsert(c -> c.email("mara@example.com")));
        }
        assertThat(shown()).contains("TransportException").doesNotContain(MARKER);
    }

    @Test
    void aCallbackUrlThatCannotBeUsedIsNotShown() {
        WinFactorClient client = Clients.of("http://127.0.0.1:1");
        for (String url : new String[] {
            "",
            TOKEN,
            "https://example.com/ " + TOKEN,
            "http://example.com/" + TOKEN,
            "https://" + TOKEN + "@example.com/",
            "https://user:" + TOKEN + "@exa_mple.com/",
            "mailto:" + TOKEN,
            "https://example.com:port/" + TOKEN
        }) {
            CapabilityUrl callback = CapabilityUrl.of(url);
            show(() -> client.configurationSessions().get(callback));
            show(() -> client.configurationSessions().adjust(callback, a -> a.configHash("h")));
        }
        assertThat(shown()).contains("IllegalStateException").doesNotContain(MARKER);
    }

    @Test
    void whatHoldsASecretDoesNotSayIt() {
        CapabilityUrl url = CapabilityUrl.of("https://files.example.com/" + TOKEN);
        EngineSettings settings = Clients.settings(
                "https://wf.example.com",
                new VirtualTime(),
                Duration.ofSeconds(1),
                RetryPolicy.none(),
                RateLimiter.unlimited(),
                attempt -> {});
        assertThat(url).hasToString("CapabilityUrl[secret]");
        assertThat(url.reveal()).contains(MARKER);
        assertThat(QuotePdf.builder().url(url).build().toString())
                .contains("CapabilityUrl[secret]")
                .doesNotContain(MARKER);
        assertThat(settings.caller().toString()).contains("wf.example.com").doesNotContain(MARKER);
        assertThat(settings.toString()).contains("wf.example.com").doesNotContain(MARKER);
        assertThat(new WinFactorClient(settings).toString())
                .contains("wf.example.com")
                .doesNotContain(MARKER);
    }

    private static CapabilityUrl callback(String url) {
        return CapabilityUrl.of(url + "/api/v1/configuration-sessions/" + TOKEN + "/adjustments");
    }

    private static ScriptedServer.Reply echo(int status, CapabilityUrl callback) {
        return (request, socket) -> {
            String echoed =
                    request.header("Authorization").orElse(request.target() + " " + TOKEN + " " + callback.reveal());
            String body = "{\"error\":{\"code\":\"" + echoed + "\",\"message\":\"" + echoed
                    + "\",\"details\":{\"request\":\"" + echoed + "\"}}}";
            ScriptedServer.status(status, body, "Location", "https://evil.example.com/")
                    .to(request, socket);
        };
    }

    /** Calls, and shows everything that a program could show of the failure. */
    private static void show(Runnable call) {
        Throwable thrown = catchThrowable(call::run);
        assertThat(thrown).isNotNull();
        System.out.println(everythingIn(thrown));
    }

    /** The stack trace with every cause, and everything that the failure tells. */
    static String everythingIn(Throwable thrown) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        thrown.printStackTrace(writer);
        writer.println(thrown);
        if (thrown instanceof WinFactorException failed) {
            writer.println(failed.call());
        }
        if (thrown instanceof ApiException answered) {
            writer.println(answered.error());
            writer.println(answered.code());
            writer.println(answered.error().message());
            writer.println(answered.error().details());
            writer.println(answered.error().rawBody());
        }
        writer.flush();
        return text.toString();
    }

    private String shown() {
        screen.flush();
        return shown.toString(StandardCharsets.UTF_8);
    }
}
