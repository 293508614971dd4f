package app.winfactor.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.winfactor.sdk.errors.ApiException;
import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.Outcome;
import app.winfactor.sdk.errors.ReadOnlyClientException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.quotes.NewQuote;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client inside a company: behind its proxy, with its certificates, under its rules. */
@Timeout(120)
class CorporateGroundTest {
    private static final String KEY = "wf_test_KEEPSECRET_ground";
    private static final String USER = "proxy user";
    private static final String PASSWORD = "pa:ss KEEPSECRET ü";
    private static final String FLAG = "jdk.http.auth.tunneling.disabledSchemes";

    @TempDir
    static Path folder = Path.of("");

    private static Path certificate = Path.of("");
    private static WireMockServer secure = new WireMockServer(options().dynamicPort());

    @BeforeAll
    static void start() throws Exception {
        certificate = Certificate.makeIn(folder);
        secure = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(certificate.toString())
                .keystorePassword(Certificate.PASSWORD)
                .keyManagerPassword(Certificate.PASSWORD));
        secure.start();
    }

    @AfterAll
    static void stop() {
        secure.stop();
    }

    @BeforeEach
    void reset() {
        secure.resetAll();
        secure.stubFor(get(anyUrl()).willReturn(okJson(Fixture.ORGANIZATION.json())));
        secure.stubFor(post(anyUrl()).willReturn(okJson(Fixture.CREATED_QUOTE.json())));
    }

    private static String secureUrl() {
        return "https://localhost:" + secure.httpsPort();
    }

    private static WinFactorClientBuilder builder(String url) {
        return WinFactorClient.builder().apiKey(KEY).baseUrl(url).rateLimiter(RateLimiter.unlimited());
    }

    /** A read and a felt write through each door. */
    private static void callAll(WinFactorClient client) {
        client.organization().get();
        client.submissions().createQuote("k");
        client.async().organization().get().join();
        client.async().submissions().createQuote("k").join();
    }

    // The proxy

    @Test
    void theCredentialsReachTheProxyAndTheKeyReachesTheServer() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                DemandingProxy proxy = new DemandingProxy(server.port(), USER, PASSWORD);
                WinFactorClient client = builder(server.url())
                        .proxy(proxy.selector())
                        .proxyCredentials(USER, PASSWORD)
                        .build()) {
            callAll(client);
            assertThat(proxy.heads()).hasSize(4).allMatch(head -> head.contains(" http://127.0.0.1:"));
            assertThat(server.received())
                    .hasSize(4)
                    .allMatch(request -> request.header("Authorization").equals(Optional.of("Bearer " + KEY)))
                    .allMatch(request -> request.header("Proxy-Authorization").isEmpty());
        }
    }

    @Test
    void theProxyOfTheUsersHttpClientIsGivenTheCredentialsToo() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                DemandingProxy proxy = new DemandingProxy(server.port(), USER, PASSWORD)) {
            HttpClient theirs = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(proxy.selector())
                    .build();
            for (HttpClient one : List.of(theirs, new WrappingHttpClient(theirs))) {
                try (WinFactorClient client = builder(server.url())
                        .httpClient(one)
                        .proxyCredentials(USER, PASSWORD)
                        .build()) {
                    callAll(client);
                }
            }
            assertThat(proxy.heads()).hasSize(8);
            assertThat(server.received()).hasSize(8);
        }
    }

    /** An {@code HttpClient} without a proxy of its own goes by Java's default, though it does not say so. */
    @Test
    void theDefaultProxyIsGivenTheCredentialsWhetherOrNotTheHttpClientIsTheUsers() throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                DemandingProxy proxy = new DemandingProxy(server.port(), USER, PASSWORD)) {
            ProxySelector.setDefault(proxy.selector());
            HttpClient theirs =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            try (WinFactorClient own = builder(server.url())
                            .proxyCredentials(USER, PASSWORD)
                            .build();
                    WinFactorClient given = builder(server.url())
                            .httpClient(theirs)
                            .proxyCredentials(USER, PASSWORD)
                            .build()) {
                callAll(own);
                callAll(given);
            }
            assertThat(proxy.heads()).hasSize(8);
            assertThat(server.received()).hasSize(8);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void withoutAProxyOnTheWayNobodySeesTheCredentials() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success)) {
            List<WinFactorClientBuilder> direct = List.of(
                    builder(server.url()), // for this machine Java's default says that there is none
                    builder(server.url()).proxy(HttpClient.Builder.NO_PROXY),
                    builder(server.url()).proxy(forHostsOtherThan("127.0.0.1", 1)),
                    builder(server.url())
                            .httpClient(HttpClient.newBuilder()
                                    .proxy(HttpClient.Builder.NO_PROXY)
                                    .build()));
            for (WinFactorClientBuilder builder : direct) {
                try (WinFactorClient client =
                        builder.proxyCredentials(USER, PASSWORD).build()) {
                    callAll(client);
                }
            }
            assertThat(server.received())
                    .hasSize(16)
                    .allMatch(request -> request.header("Proxy-Authorization").isEmpty());
        }
        for (HttpClient.Version version : HttpClient.Version.values()) {
            try (WinFactorClient client = builder(secureUrl())
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .proxyCredentials(USER, PASSWORD)
                    .sslContext(Certificate.trusting(certificate))
                    .httpVersion(version)
                    .build()) {
                callAll(client);
            }
        }
        assertThat(secure.findAll(anyRequestedFor(anyUrl())))
                .hasSize(8)
                .noneMatch(request -> request.containsHeader("Proxy-Authorization"));
    }

    private static ProxySelector forHostsOtherThan(String host, int port) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return host.equals(uri.getHost())
                        ? List.of(Proxy.NO_PROXY)
                        : DemandingProxy.selector(port).select(uri);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        };
    }

    @Test
    void aProxyThatPassesHttpsOnNeedsAFlagOfJavaWhichIsNamed() {
        for (WinFactorClientBuilder builder : List.of(
                builder("https://wf.example.com").proxy(DemandingProxy.selector(1)),
                builder("HTTPS://wf.example.com")
                        .httpClient(HttpClient.newBuilder()
                                .proxy(DemandingProxy.selector(1))
                                .build()))) {
            builder.proxyCredentials(USER, PASSWORD);
            assertThatIllegalStateException()
                    .isThrownBy(builder::build)
                    .withMessageContaining("-D" + FLAG + "=")
                    .satisfies(
                            e -> assertThat(NoSecretIsShownTest.everythingIn(e)).doesNotContain("KEEPSECRET"));
            assertThatIllegalStateException().isThrownBy(builder::buildAsync).withMessageContaining(FLAG);
        }
    }

    @Test
    void aProxyThatTheBaseUrlDoesNotMeetNeedsNoFlag() {
        try (WinFactorClient none = builder("https://wf.example.com")
                        .proxyCredentials(USER, PASSWORD)
                        .build();
                WinFactorClient elsewhere = builder("https://wf.example.com")
                        .proxy(forHostsOtherThan("wf.example.com", 1))
                        .proxyCredentials(USER, PASSWORD)
                        .build()) {
            assertThat(none).hasToString(elsewhere.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Digest", "Digest, NTLM"})
    void aFlagThatLetsBasicThroughIsTaken(String schemes) {
        withFlag(
                schemes,
                () -> builder("https://wf.example.com")
                        .proxy(DemandingProxy.selector(1))
                        .proxyCredentials(USER, PASSWORD)
                        .build()
                        .close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "basic", "Digest, BASIC"})
    void aFlagThatKeepsBasicBackIsNot(String schemes) {
        withFlag(
                schemes,
                () -> assertThatIllegalStateException()
                        .isThrownBy(builder("https://wf.example.com")
                                .proxy(DemandingProxy.selector(1))
                                .proxyCredentials(USER, PASSWORD)::build));
    }

    private static void withFlag(String schemes, Runnable work) {
        String before = System.getProperty(FLAG);
        System.setProperty(FLAG, schemes);
        try {
            work.run();
        } finally {
            if (before == null) {
                System.clearProperty(FLAG);
            } else {
                System.setProperty(FLAG, before);
            }
        }
    }

    @Test
    void aProxyThatRefusesIsToldOfWithoutWhatItQuotes() throws Exception {
        ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();
        Handler handler = logInto(logged);
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                DemandingProxy proxy = new DemandingProxy(server.port(), USER, "another");
                WinFactorClient client = builder(server.url())
                        .proxy(proxy.selector())
                        .proxyCredentials(USER, PASSWORD)
                        .build()) {
            for (Throwable thrown : List.of(
                    catchThrowable(() -> client.organization().get()),
                    catchThrowable(() -> client.submissions().createQuote("k")),
                    failure(() -> client.async().submissions().createQuote("k").join()))) {
                assertThat(thrown).isInstanceOf(ApiException.class).hasMessageContaining("proxyCredentials(");
                ApiException refused = (ApiException) thrown;
                assertThat(refused.status()).isEqualTo(407);
                assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
                assertThat(refused.error().rawBody()).contains("Proxy-Authorization: Basic [secret]");
                assertThat(secretsIn(NoSecretIsShownTest.everythingIn(refused))).isEmpty();
            }
            assertThat(server.received()).isEmpty();
            assertThat(proxy.heads()).hasSize(3);
            assertThat(secretsIn(String.join("\n", logged))).isEmpty();
            assertThat(secretsIn(client + " " + client.async())).isEmpty();
        } finally {
            root.removeHandler(handler);
            root.setLevel(level);
        }
    }

    private static Handler logInto(ConcurrentLinkedQueue<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage() + (line.getThrown() == null ? "" : line.getThrown()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    /** The password, as it was given and as it goes to the proxy; and the API key. */
    private static List<String> secretsIn(String text) {
        byte[] both = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        String sent = Base64.getEncoder().encodeToString(both);
        return Stream.of("KEEPSECRET", sent).filter(text::contains).toList();
    }

    @Test
    void credentialsThatNoProxyCouldReadAreRefusedAndNotShown() {
        for (String user : List.of("", " ", "a:b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WinFactorClient.builder().proxyCredentials(user, PASSWORD))
                    .satisfies(
                            e -> assertThat(NoSecretIsShownTest.everythingIn(e)).doesNotContain("KEEPSECRET"));
        }
        assertThat((Object) WinFactorClient.builder().apiKey(KEY).proxyCredentials(USER, PASSWORD))
                .asString()
                .doesNotContain("KEEPSECRET");
    }

    /** In a JVM of its own: Java reads the flag when its first HTTP client is made. */
    @Test
    void throughAProxyThatPassesHttpsOnTheCredentialsGoNoFurtherThanTheProxy() throws Exception {
        try (DemandingProxy proxy = new DemandingProxy(secure.httpsPort(), USER, PASSWORD)) {
            assertThat(tunnelled(proxy.port(), PASSWORD)).isEqualTo("done");
            assertThat(proxy.heads()).hasSize(3).allMatch(head -> head.startsWith("CONNECT localhost:"));
            assertThat(proxy.heads()).noneMatch(head -> head.contains(KEY));
            List<LoggedRequest> arrived = secure.findAll(anyRequestedFor(anyUrl()));
            assertThat(arrived)
                    .hasSize(4)
                    .allMatch(request -> request.getHeader("Authorization").equals("Bearer " + KEY))
                    .noneMatch(request -> request.containsHeader("Proxy-Authorization"));
        }
    }

    @Test
    void throughAProxyThatPassesHttpsOnWrongCredentialsAreAnAnswerOfTheProxys() throws Exception {
        try (DemandingProxy proxy = new DemandingProxy(secure.httpsPort(), USER, "another")) {
            String said = tunnelled(proxy.port(), PASSWORD);
            assertThat(said).contains("407");
            assertThat(secretsIn(said)).isEmpty();
            assertThat(secure.findAll(anyRequestedFor(anyUrl()))).isEmpty();
        }
    }

    /** Java reads no body of such an answer, and tells of it in another way for each status. */
    @ParameterizedTest
    @ValueSource(strings = {"407 Who", "403 Forbidden", "502 Bad Gateway", "503 Busy"})
    void aProxyThatDoesNotPassHttpsOnHasAppliedNothing(String refusal) throws Exception {
        try (DemandingProxy proxy = new DemandingProxy(secure.httpsPort(), USER, PASSWORD).refusingWith(refusal);
                WinFactorClient client = builder(secureUrl())
                        .proxy(proxy.selector())
                        .retryPolicy(new RetryPolicy(2, Duration.ZERO, Duration.ZERO))
                        .build()) {
            for (WinFactorException refused : List.of(
                    failure(() -> client.organization().get()),
                    failure(() -> client.submissions().createQuote("k")),
                    failure(() -> client.async().organization().get().join()),
                    failure(() -> client.async().submissions().createQuote("k").join()))) {
                boolean wantsCredentials = refusal.startsWith("407");
                assertThat(refused).isInstanceOf(wantsCredentials ? ApiException.class : TransportException.class);
                assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
                assertThat(refused.call().attempts()).isEqualTo(wantsCredentials ? 1 : 2);
            }
            assertThat(secure.findAll(anyRequestedFor(anyUrl()))).isEmpty();
        }
    }

    private static String tunnelled(int proxyPort, String password) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path said = Files.createTempFile(folder, "child", ".txt");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + FLAG + "=",
                        "-cp",
                        classPath,
                        Tunnelled.class.getName(),
                        secureUrl(),
                        Integer.toString(proxyPort),
                        Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)),
                        certificate.toString(),
                        said.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        return Files.readString(said);
    }

    /** What runs in the other JVM. */
    static final class Tunnelled {
        private Tunnelled() {}

        public static void main(String[] given) throws Exception {
            Path said = Path.of(given[4]);
            String password = new String(Base64.getDecoder().decode(given[2]), StandardCharsets.UTF_8);
            try (WinFactorClient client = builder(given[0])
                    .proxy(DemandingProxy.selector(Integer.parseInt(given[1])))
                    .proxyCredentials(USER, password)
                    .sslContext(Certificate.trusting(Path.of(given[3])))
                    .build()) {
                callAll(client);
                Files.writeString(said, "done");
            } catch (RuntimeException e) {
                Files.writeString(said, NoSecretIsShownTest.everythingIn(e));
            }
        }
    }

    // TLS, versions, clients of the user's

    @Test
    void aCertificateOfTheCompanysIsTrustedWhenItsSslContextIsGivenAndNotOtherwise() throws Exception {
        SSLContext trusting = Certificate.trusting(certificate);
        HttpClient theirs = HttpClient.newBuilder().sslContext(trusting).build();
        for (WinFactorClientBuilder builder : List.of(
                builder(secureUrl()).sslContext(trusting), builder(secureUrl()).httpClient(theirs))) {
            try (WinFactorClient client = builder.build()) {
                callAll(client);
            }
        }
        assertThat(secure.findAll(anyRequestedFor(anyUrl()))).hasSize(8);
        try (WinFactorClient client =
                builder(secureUrl()).retryPolicy(RetryPolicy.none()).build()) {
            TransportException refused =
                    (TransportException) failure(() -> client.submissions().createQuote("k"));
            assertThat(refused).hasMessageContaining("cannot reach WinFactor");
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        }
        assertThat(secure.findAll(anyRequestedFor(anyUrl()))).hasSize(8);
    }

    @Test
    void theVersionOfHttpIsTheOneAskedForAndElseTheOld() throws Exception {
        SSLContext trusting = Certificate.trusting(certificate);
        Map<String, WinFactorClientBuilder> builders = Map.of(
                "HTTP/1.1", builder(secureUrl()).sslContext(trusting),
                "HTTP/2.0", builder(secureUrl()).sslContext(trusting).httpVersion(HttpClient.Version.HTTP_2));
        for (Map.Entry<String, WinFactorClientBuilder> one : builders.entrySet()) {
            secure.resetRequests();
            try (WinFactorClient client = one.getValue().build()) {
                for (int i = 0; i < 10; i++) {
                    callAll(client);
                }
            }
            assertThat(secure.findAll(anyRequestedFor(anyUrl())))
                    .hasSize(40)
                    .allMatch(request -> request.getProtocol().equals(one.getKey()));
        }
    }

    @Test
    void anHttpClientOfTheUsersBringsItsOwnSettings() throws Exception {
        HttpClient theirs = HttpClient.newHttpClient();
        SSLContext context = Certificate.trusting(certificate);
        for (Consumer<WinFactorClientBuilder> setting : List.<Consumer<WinFactorClientBuilder>>of(
                b -> b.proxy(HttpClient.Builder.NO_PROXY),
                b -> b.sslContext(context),
                b -> b.httpVersion(HttpClient.Version.HTTP_1_1))) {
            WinFactorClientBuilder after = builder("https://wf.example.com").httpClient(theirs);
            setting.accept(after);
            assertThatIllegalStateException().isThrownBy(after::build).withMessageContaining("httpClient(");
            assertThatIllegalStateException().isThrownBy(after::buildAsync).withMessageContaining("httpClient(");
            WinFactorClientBuilder before = builder("https://wf.example.com");
            setting.accept(before);
            before.httpClient(theirs);
            assertThatIllegalStateException().isThrownBy(before::build).withMessageContaining("httpClient(");
        }
    }

    // Who calls

    @Test
    void theUserAgentNamesTheSdkInItsVersionJavaAndTheCaller() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                WinFactorClient plain = builder(server.url()).build();
                WinFactorClient named = builder(server.url())
                        .userAgentSuffix(" acme-erp/4.2 (night run) ")
                        .build()) {
            callAll(plain);
            callAll(named);
            List<String> agents = server.received().stream()
                    .map(request -> request.header("User-Agent").orElseThrow())
                    .distinct()
                    .toList();
            String sdk = "winfactor-sdk-java/" + versionInThePom() + " (Java "
                    + Runtime.version().feature() + ")";
            assertThat(agents).containsExactly(sdk, sdk + " acme-erp/4.2 (night run)");
        }
    }

    private static String versionInThePom() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        return pom.replaceFirst("(?s).*?<parent>.*?<version>([^<]+)</version>.*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\r\nX-Evil: 1", "a\nb", "a\tb", "acme\u0000", "ümlaut", "a\u007f"})
    void aSuffixThatNoHeaderCouldCarryIsRefused(String suffix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WinFactorClient.builder().userAgentSuffix(suffix))
                .withMessageContaining("User-Agent");
    }

    // Reading only

    private static final CapabilityUrl CALLBACK =
            CapabilityUrl.of("http://127.0.0.1:1/api/v1/configuration-sessions/t_KEEPSECRET/adjustments");

    /** Every write, by its resource and name: one of both doors each. */
    private static Map<String, List<Consumer<WinFactorClient>>> writes() {
        ExternalRef ref = ExternalRef.raw("x");
        Map<String, List<Consumer<WinFactorClient>>> writes = new TreeMap<>();
        writes.put(
                "Submissions.update",
                List.of(
                        c -> c.submissions().update("k", u -> u.externalRef(ref)),
                        c -> c.async()
                                .submissions()
                                .update("k", u -> u.externalRef(ref))
                                .join()));
        writes.put(
                "Submissions.createQuote",
                List.of(
                        c -> c.submissions().createQuote("k"),
                        c -> c.async().submissions().createQuote("k").join()));
        writes.put(
                "Quotes.update",
                List.of(
                        c -> c.quotes().update("k", u -> u.externalRef(ref)),
                        c -> c.async()
                                .quotes()
                                .update("k", u -> u.externalRef(ref))
                                .join()));
        writes.put(
                "Quotes.replaceLineItems",
                List.of(
                        c -> c.quotes().replaceLineItems("k", r -> r.lineItems(Items.DOOR)),
                        c -> c.async()
                                .quotes()
                                .replaceLineItems("k", r -> r.lineItems(Items.DOOR))
                                .join()));
        writes.put(
                "Quotes.send",
                List.of(
                        c -> c.quotes().send("k", s -> s.addRecipients("a@example.com")),
                        c -> c.async()
                                .quotes()
                                .send("k", s -> s.addRecipients("a@example.com"))
                                .join()));
        writes.put(
                "Contacts.upsert",
                List.of(
                        c -> c.contacts().upsert(u -> u.email("a@example.com")),
                        c -> c.async()
                                .contacts()
                                .upsert(u -> u.email("a@example.com"))
                                .join()));
        writes.put(
                "Contacts.update",
                List.of(
                        c -> c.contacts().update("k", u -> u.externalRef(ref)),
                        c -> c.async()
                                .contacts()
                                .update("k", u -> u.externalRef(ref))
                                .join()));
        writes.put(
                "Events.redeliver",
                List.of(
                        c -> c.events().redeliver("k"),
                        c -> c.async().events().redeliver("k").join()));
        writes.put(
                "ConfigurationSessions.adjust",
                List.of(
                        c -> c.configurationSessions().adjust(CALLBACK, a -> a.configHash("h")),
                        c -> c.async()
                                .configurationSessions()
                                .adjust(CALLBACK, a -> a.configHash("h"))
                                .join()));
        return writes;
    }

    @Test
    void theWritesOfThisTestAreAllThereAre() {
        Set<String> reads = Set.of("get", "list", "findByEmail", "catalog", "awaitPdf", "downloadPdf");
        for (Class<?> door : List.of(WinFactorClient.class, AsyncWinFactorClient.class)) {
            Set<String> found = Stream.of(door.getMethods())
                    .map(Method::getReturnType)
                    .filter(type -> type.getSimpleName().endsWith("Resource"))
                    .flatMap(resource -> Stream.of(resource.getDeclaredMethods())
                            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                            .filter(method -> !reads.contains(method.getName()))
                            .map(method -> resource.getSimpleName().replaceAll("^Async|Resource$", "") + "."
                                    + method.getName()))
                    .collect(Collectors.toSet());
            assertThat(found).contains("Submissions.createQuoteOnce").hasSize(writes().size() + 1);
            found.remove("Submissions.createQuoteOnce"); // reads before it writes, and has its own test
            assertThat(found).isEqualTo(writes().keySet());
        }
    }

    @Test
    void aClientThatReadsOnlySendsNoWriteAndTakesNoTurnForIt() throws Exception {
        RateLimiter untouched = atMost -> {
            throw new IllegalStateException("asked for a turn");
        };
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                WinFactorClient client = builder(server.url())
                        .readOnly()
                        .rateLimiter(untouched)
                        .capabilityRateLimiter(untouched)
                        .build()) {
            writes().forEach((name, calls) -> calls.forEach(call -> {
                for (WinFactorClient one : List.of(client, client.withDeadline(Duration.ofSeconds(3)))) {
                    WinFactorException refused = failure(() -> call.accept(one));
                    assertThat(refused).as(name).isInstanceOf(ReadOnlyClientException.class);
                    assertThat(refused.outcome()).as(name).isEqualTo(Outcome.NOT_APPLIED);
                    assertThat(refused.call().attempts()).as(name).isZero();
                }
            }));
            assertThat(server.received()).isEmpty();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aClientThatReadsOnlyReadsAndCreatesNoQuoteOnceEither() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                WinFactorClient client = builder(server.url()).readOnly().build()) {
            assertThat(client.organization().get().currency()).isEqualTo("EUR");
            assertThat(client.async().organization().get().join().currency()).isEqualTo("EUR");
            assertThat(client.quotes().list().firstPage().items()).isEmpty();
            NewQuote quote = NewQuote.builder().build();
            for (WinFactorException refused : List.of(
                    failure(() -> client.submissions().createQuoteOnce("k", quote)),
                    failure(() -> client.async()
                            .submissions()
                            .createQuoteOnce("k", quote)
                            .join()))) {
                assertThat(refused).isInstanceOf(ReadOnlyClientException.class);
                assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
                assertThat(refused.call().attempts()).isZero();
            }
            assertThat(server.received()).allMatch(request -> request.verb().equals("GET"));
        }
    }

    // Limits, and a builder that is used twice

    @Test
    void aDeadlineOfSingleCallsLeavesTheOthersTheirs() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(request -> {
                    if (request.path().contains("stalled")) {
                        return Optional.empty();
                    }
                    return KeepAliveServer.success(request);
                });
                WinFactorClient client = builder(server.url()).build()) {
            WinFactorClient hurried = client.withDeadline(Duration.ofMillis(60));
            long begun = System.nanoTime();
            assertThat(failure(() -> hurried.quotes().get("stalled"))).isInstanceOf(CallTimeoutException.class);
            assertThat(failure(() -> client.async()
                            .withDeadline(Duration.ofMillis(60))
                            .quotes()
                            .get("stalled")
                            .join()))
                    .isInstanceOf(CallTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            callAll(client);
            callAll(hurried.withDeadline(Duration.ofSeconds(20)));
        }
    }

    @Test
    void anAnswerThatIsLargerThanAllowedIsRefusedInBothDoors() throws Exception {
        int size = Fixture.ORGANIZATION.json().getBytes(StandardCharsets.UTF_8).length;
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success);
                WinFactorClient enough =
                        builder(server.url()).maxAnswerBytes(size).build();
                WinFactorClient tooFew =
                        builder(server.url()).maxAnswerBytes(size - 1).build()) {
            assertThat(enough.organization().get().currency()).isEqualTo("EUR");
            assertThat(failure(() -> tooFew.organization().get())).isInstanceOf(UndecodableAnswerException.class);
            assertThat(failure(() -> tooFew.async().organization().get().join()))
                    .isInstanceOf(UndecodableAnswerException.class);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WinFactorClient.builder().maxAnswerBytes(0))
                .withMessageContaining("more than zero");
    }

    @Test
    void aBuilderThatIsUsedTwiceMakesTwoClientsThatShareNothing() throws Exception {
        try (KeepAliveServer server = new KeepAliveServer(KeepAliveServer::success)) {
            WinFactorClientBuilder builder =
                    WinFactorClient.builder().apiKey(KEY).baseUrl(server.url()).deadline(Duration.ofSeconds(2));
            WinFactorClient first = builder.build();
            AsyncWinFactorClient second = builder.readOnly().buildAsync();
            WinFactorClient third = builder.userAgentSuffix("third").build();
            // A quarter of a minute's 120 may start at once: with one limiter for all of them this would take a minute.
            for (int i = 0; i < 25; i++) {
                first.organization().get();
                second.organization().get().join();
                third.organization().get();
            }
            assertThat(first.submissions().createQuote("k").quoteId()).isEqualTo("k61new");
            first.close();
            assertThat(second.organization().get().join().currency()).isEqualTo("EUR");
            assertThat(failure(() -> third.submissions().createQuote("k"))).isInstanceOf(ReadOnlyClientException.class);
            second.close();
            third.close();
            assertThat(server.received().stream()
                            .filter(request ->
                                    request.header("User-Agent").orElse("").endsWith(" third")))
                    .hasSize(25);
            assertThat(server.received().stream()
                            .map(KeepAliveServer.Received::connection)
                            .distinct())
                    .hasSize(4); // one each, and that of the felt write
        }
    }

    private static WinFactorException failure(Runnable call) {
        Throwable thrown = catchThrowable(call::run);
        Throwable failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (failure instanceof WinFactorException failed) {
            return failed;
        }
        throw new AssertionError("no failure of the SDK's", failure);
    }
}
