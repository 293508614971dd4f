package app.winfactor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.winfactor.sdk.errors.ApiException;
import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.ServerException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.errors.WinFactorException;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.http.RetryPolicy;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.internal.Time;
import app.winfactor.sdk.quotes.PdfNotReadyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DownloadPdfTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final RetryPolicy TWICE = new RetryPolicy(2, Duration.ZERO, Duration.ZERO);
    private static final String PDF = "%PDF-1.7\n" + "a page\n".repeat(40_000) + "%%EOF\n";
    private static final String QUERY = "X-Expires=300&X-Signature=KEEPSECRET%2Fsig&name=Q";

    private final VirtualTime time = new VirtualTime();
    private final ScriptedServer server = new ScriptedServer();
    private final ScriptedServer files = new ScriptedServer();

    @TempDir
    private Path directory;

    private Path file;
    private final List<Path> before = temporaries();

    DownloadPdfTest() throws IOException {
        directory = Path.of("unset");
        file = directory;
    }

    @BeforeEach
    void name() {
        file = directory.resolve("Q-2026-0043.pdf");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        files.close();
    }

    @ParameterizedTest
    @EnumSource
    void aUrlThatCannotBeUsedIsToldOfWithoutBeingShown(Door door) {
        server.then(ScriptedServer.ok(Fixture.QUOTE.json().replace("https://files", "http://files")));
        WinFactorException failure = catchThrowableOfType(WinFactorException.class, () -> download(door));
        assertThat(failure).isInstanceOf(UndecodableAnswerException.class).hasMessageContaining("https");
        assertShowsNoSecret(failure);
    }

    @ParameterizedTest
    @EnumSource
    void aPdfIsDownloadedWithoutTheKeyAndNothingElseIsLeft(Door door) throws IOException {
        server.then(ready());
        files.then(pdf(200, PDF));
        assertThat(download(door)).isEqualTo(file);
        assertThat(Files.readString(file)).isEqualTo(PDF);
        assertThat(names()).containsExactly("Q-2026-0043.pdf");
        assertThat(server.received().get(0).header("Authorization")).contains("Bearer " + Clients.KEY);
        ScriptedServer.Received request = files.received().get(0);
        assertThat(request.toString()).isEqualTo("GET /q.pdf?" + QUERY);
        assertThat(request.head()).doesNotContain(Clients.KEY).doesNotContainIgnoringCase("authorization");
    }

    @ParameterizedTest
    @EnumSource
    void theCredentialsForTheProxyDoNotReachAFileThatIsNotBehindIt(Door door) throws IOException {
        server.then(ready());
        files.then(pdf(200, PDF));
        ProxySelector apiOnly =
                ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        ProxySelector selector = new ProxySelector() {
            @Override
            public List<java.net.Proxy> select(URI uri) {
                return uri.getPort() == files.port() ? List.of(java.net.Proxy.NO_PROXY) : apiOnly.select(uri);
            }

            @Override
            public void connectFailed(URI uri, java.net.SocketAddress address, IOException e) {
                throw new AssertionError(e);
            }
        };
        WinFactorClientBuilder builder = WinFactorClient.builder()
                .baseUrl(server.url())
                .apiKey(Clients.KEY)
                .proxy(selector)
                .proxyCredentials("user", "KEEPSECRET");
        if (door == Door.BLOCKING) {
            assertThat(builder.build().quotes().downloadPdf("q", file)).isEqualTo(file);
        } else {
            assertThat(builder.buildAsync().quotes().downloadPdf("q", file).join())
                    .isEqualTo(file);
        }
        assertThat(server.received().get(0).header("Proxy-Authorization")).isPresent();
        assertThat(files.received().get(0).head()).doesNotContainIgnoringCase("authorization");
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsThereIsReplaced(Door door) throws IOException {
        Files.writeString(file, "old");
        server.then(ready());
        files.then(pdf(200, PDF));
        assertThat(download(door)).isEqualTo(file);
        assertThat(Files.readString(file)).isEqualTo(PDF);
        assertThat(names()).hasSize(1);
    }

    @Test
    void aDownloadMayBeReadByWhoeverMayReadOtherFiles() throws IOException {
        Path other = Files.createFile(directory.resolve("other"));
        server.then(ready());
        files.then(pdf(200, PDF));
        assertThat(Files.getPosixFilePermissions(download(Door.BLOCKING)))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    /** What comes in place of a PDF, or of a part of it. */
    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    enum Half {
        TRUNCATED(raw("Content-Length: 1000000\r\n", PDF)),
        RESET((request, socket) -> {
            raw("Content-Length: 1000000\r\n", PDF).to(request, socket);
            ScriptedServer.reset().to(request, socket);
        }),
        CHUNKED_WITHOUT_END(raw("Transfer-Encoding: chunked\r\n", "A\r\n%PDF-1.7\na\r\n6\r\n%%EOF\n\r\n")),
        EMPTY(raw("Content-Length: 0\r\n", "")),
        NOTHING(raw("Connection: close\r\n", "")),
        HTML(pdf(200, "<html><body>Please log in</body></html>")),
        WITHOUT_ITS_END(pdf(200, PDF.replace("%%EOF", "%%"))),
        WITHOUT_ITS_BEGINNING(pdf(200, PDF.replace("%PDF-", "%%%%%")));

        private final ScriptedServer.Reply reply;

        Half(ScriptedServer.Reply reply) {
            this.reply = reply;
        }
    }

    static Stream<Arguments> doorsAndHalves() {
        return Stream.of(Door.values()).flatMap(door -> Stream.of(Half.values()).map(half -> Arguments.of(door, half)));
    }

    @ParameterizedTest
    @MethodSource("doorsAndHalves")
    void whatIsNotAWholePdfLeavesTheOldFileAndNoPart(Door door, Half half) throws IOException {
        Files.writeString(file, "old");
        server.then(ready());
        files.then(half.reply, half.reply);
        WinFactorException failure = catchThrowableOfType(WinFactorException.class, () -> download(door));
        assertThat(failure).isInstanceOfAny(UndecodableAnswerException.class, TransportException.class);
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(names()).hasSize(1);
        assertThat(files.received()).hasSize(2);
        assertShowsNoSecret(failure);
    }

    @ParameterizedTest
    @MethodSource("doorsAndHalves")
    void aWholePdfAfterAHalfIsDownloaded(Door door, Half half) throws IOException {
        server.then(ready());
        files.then(half.reply, pdf(200, PDF));
        assertThat(download(door)).isEqualTo(file);
        assertThat(Files.readString(file)).isEqualTo(PDF);
        assertThat(names()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatStallsEndsAtTheDeadlineAndLeavesNoPart(Door door) throws IOException {
        server.then(ready());
        files.then(Held.withinTheBody("application/pdf", "%PDF-1.7"));
        Duration deadline = Duration.ofMillis(600);
        long begin = System.nanoTime();
        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> download(door, settings(Time.SYSTEM, deadline, RetryPolicy.none())));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(deadline.plus(SLACK));
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aUrlThatHasExpiredIsFetchedAnewOnce(Door door) throws IOException {
        for (int status : new int[] {400, 403, 404, 410}) {
            server.then(ready(), ready());
            files.then(ScriptedServer.status(status, "<Error>expired</Error>"), pdf(200, PDF));
            assertThat(download(door)).isEqualTo(file);
            assertThat(Files.readString(file)).isEqualTo(PDF);
        }
        assertThat(server.received()).hasSize(8);
        assertThat(files.received()).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource
    void aSecondRefusalIsTheFailure(Door door) throws IOException {
        Files.writeString(file, "old");
        server.then(ready(), ready());
        files.then(ScriptedServer.status(403, "first"), ScriptedServer.status(410, "second"));
        ApiException failure = catchThrowableOfType(ApiException.class, () -> download(door));
        assertThat(failure.status()).isEqualTo(410);
        assertThat(server.received()).hasSize(2);
        assertThat(files.received()).hasSize(2);
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(names()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatIsDownIsAskedAgainWithTheSameUrl(Door door) {
        server.then(ready());
        files.then(ScriptedServer.status(503), pdf(200, PDF));
        assertThat(download(door)).isEqualTo(file);
        server.then(ready());
        files.then(ScriptedServer.status(500), ScriptedServer.status(502));
        assertThatExceptionOfType(ServerException.class).isThrownBy(() -> download(door));
        assertThat(server.received()).hasSize(2);
        assertThat(files.received()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void aQuoteWithoutAPdfSaysWhy(Door door) {
        server.then(quote("null"), quote("\"generating\""), quote("\"failed\""));
        for (String word : List.of("never started", "generating", "failed")) {
            assertThatExceptionOfType(PdfNotReadyException.class)
                    .isThrownBy(() -> download(door))
                    .withMessageContaining(word);
        }
        assertThat(files.received()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceThatCannotBeWrittenToIsToldOfAndNotTriedAgain(Door door) throws IOException {
        file = directory.resolve("missing").resolve("q.pdf");
        server.then(ready());
        files.then(pdf(200, PDF));
        UndecodableAnswerException failure =
                catchThrowableOfType(UndecodableAnswerException.class, () -> download(door));
        assertThat(failure).hasMessageContaining("cannot be written");
        assertThat(causes(failure)).contains("NoSuchFileException");
        assertThat(files.received()).hasSize(1);

        file = Files.createDirectory(directory.resolve("a directory"));
        Path inside = Files.createFile(file.resolve("kept"));
        server.then(ready());
        files.then(pdf(200, PDF));
        assertThatExceptionOfType(UndecodableAnswerException.class)
                .isThrownBy(() -> download(door))
                .withMessageContaining("cannot be written");
        assertThat(inside).exists();
        assertThat(names()).containsExactly("a directory");
    }

    @ParameterizedTest
    @EnumSource
    void aNameMayBeAsLongAsTheFileSystemAllows(Door door) throws IOException {
        file = directory.resolve("n".repeat(251) + ".pdf");
        server.then(ready());
        files.then(pdf(200, PDF));
        assertThat(Files.readString(download(door))).isEqualTo(PDF);
    }

    @Test
    void cancellingLeavesNoPart() throws InterruptedException, IOException {
        Held held = Held.withinTheBody("application/pdf", "%PDF-1.7");
        server.then(ready());
        files.then(held);
        CompletableFuture<Path> download = new AsyncWinFactorClient(settings(Time.SYSTEM, DEADLINE, TWICE))
                .quotes()
                .downloadPdf("q", file);
        held.awaitRequest();
        Await.until(() -> !names().isEmpty());
        download.cancel(true);
        held.awaitTheClientGone();
        Await.until(() -> names().isEmpty());
        assertThat(files.received()).hasSize(1);
    }

    @Test
    void anInterruptLeavesNoPartAndKeepsTheFlag() throws InterruptedException {
        Held held = Held.withinTheBody("application/pdf", "%PDF-1.7");
        server.then(ready());
        files.then(held);
        Queue<Object> seen = new ArrayDeque<>();
        Thread caller = new Thread(() -> {
            seen.add(catchThrowableOfType(
                    TransportException.class, () -> download(Door.BLOCKING, settings(Time.SYSTEM, DEADLINE, TWICE))));
            seen.add(List.copyOf(names()));
            seen.add(Thread.currentThread().isInterrupted());
        });
        caller.start();
        held.awaitRequest();
        Await.until(() -> !names().isEmpty());
        caller.interrupt();
        caller.join();
        assertThat(seen.remove())
                .isInstanceOfSatisfying(
                        TransportException.class, failure -> assertThat(failure).hasMessageContaining("interrupted"));
        assertThat(seen.remove()).isEqualTo(List.of());
        assertThat(seen.remove()).isEqualTo(true);
    }

    // To a stream

    @Test
    void aStreamGetsThePdfWhenAllOfItHasComeAndNothingBefore() throws IOException {
        AtomicReference<Path> during = new AtomicReference<>(directory);
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        OutputStream to = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                during.set(temporary().orElseThrow());
                taken.write(bytes, offset, length);
            }

            @Override
            public void close() {
                throw new AssertionError("it is the caller's");
            }
        };
        server.then(ready(), ready());
        files.then(Half.TRUNCATED.reply, Half.WITHOUT_ITS_END.reply);
        WinFactorClient client = new WinFactorClient(settings(time, DEADLINE, TWICE));
        assertThatExceptionOfType(WinFactorException.class)
                .isThrownBy(() -> client.quotes().downloadPdf("q", to));
        assertThat(taken.size()).isZero();
        assertThat(temporary()).isEmpty();

        files.then(pdf(200, PDF));
        client.quotes().downloadPdf("q", to);
        assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo(PDF);
        assertThat(temporary()).isEmpty();
        assertThat(during.get()).isNotEqualTo(directory);
    }

    @Test
    void whatIsOnItsWayToAStreamIsNobodyElsesToRead() {
        AtomicReference<List<PosixFilePermission>> others = new AtomicReference<>(List.of());
        server.then(ready());
        files.then(pdf(200, PDF));
        new WinFactorClient(settings(time, DEADLINE, TWICE)).quotes().downloadPdf("q", new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("one by one");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                others.set(List.copyOf(Files.getPosixFilePermissions(temporary().orElseThrow())));
            }
        });
        assertThat(others.get())
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE);
    }

    /** Often, for it can come while the file is written, by Java on the caller's own thread. */
    @RepeatedTest(100)
    void anInterruptOnTheWayToAStreamIsWhatIsThrown() throws InterruptedException {
        Held held = Held.withinTheBody("application/pdf", "%PDF-1.7");
        server.then(ready());
        files.then(held);
        Queue<Object> seen = new ArrayDeque<>();
        Thread caller = new Thread(() -> {
            seen.add(catchThrowableOfType(
                    Throwable.class,
                    () -> new WinFactorClient(settings(Time.SYSTEM, DEADLINE, TWICE))
                            .quotes()
                            .downloadPdf("q", OutputStream.nullOutputStream())));
            seen.add(Thread.currentThread().isInterrupted());
        });
        caller.start();
        held.awaitRequest();
        caller.interrupt();
        caller.join();
        assertThat(seen.remove())
                .isInstanceOfSatisfying(
                        TransportException.class, failure -> assertThat(failure).hasMessageContaining("interrupted"));
        assertThat(seen.remove()).isEqualTo(true);
        assertThat(temporary()).isEmpty();
        assertThat(files.received()).hasSize(1);
    }

    // Secrets

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":\"x\",\"message\":\"no such URL: %s\"}}",
                "{\"error\":{\"code\":\"x\",\"message\":\"the signature KEEPSECRET%%2Fsig is wrong\"}}",
                "<Error><SignatureProvided>KEEPSECRET/sig</SignatureProvided></Error>",
                "<Error><Url>/q.pdf?X-Expires=300&amp;X-Signature=KEEPSECRET%%2Fsig&amp;name=Q</Url></Error>",
                "<Error>%s</Error>"
            })
    void theSignedUrlIsInNoException(String body) {
        String echo = String.format(body, files.url() + "/q.pdf?" + QUERY);
        server.then(ready(), ready());
        files.then(ScriptedServer.status(403, echo), ScriptedServer.status(403, echo));
        ApiException failure = catchThrowableOfType(ApiException.class, () -> download(Door.BLOCKING));
        assertShowsNoSecret(failure);
        assertThat(failure.error().rawBody()).contains("[secret]").doesNotContain("KEEPSECRET");
        assertThat(failure.error().toString()).doesNotContain("KEEPSECRET");
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatCannotBeReachedDoesNotShowTheUrl(Door door) throws IOException {
        server.then(ready());
        files.close();
        TransportException failure = catchThrowableOfType(TransportException.class, () -> download(door));
        assertShowsNoSecret(failure);
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatSpeaksNoHttpDoesNotShowTheUrl(Door door) {
        server.then(ready());
        files.then(ScriptedServer.mirrored(), ScriptedServer.mirrored());
        assertShowsNoSecret(catchThrowableOfType(WinFactorException.class, () -> download(door)));
    }

    private static void assertShowsNoSecret(Throwable failure) {
        assertThat(causes(failure)).doesNotContain("KEEPSECRET").doesNotContain("X-Signature");
    }

    private static String causes(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        return all.toString();
    }

    /** The directory in which a download of this test to a stream waits. */
    private Optional<Path> temporary() {
        return temporaries().stream().filter(path -> !before.contains(path)).findFirst();
    }

    private static List<Path> temporaries() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("winfactor-"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path download(Door door) {
        return download(door, settings(time, DEADLINE, TWICE));
    }

    private Path download(Door door, EngineSettings settings) {
        return door.through(
                settings,
                client -> client.quotes().downloadPdf("q", file),
                client -> client.quotes().downloadPdf("q", file));
    }

    private EngineSettings settings(Time when, Duration deadline, RetryPolicy policy) {
        return Clients.settings(server.url(), when, deadline, policy, RateLimiter.unlimited(), attempt -> {});
    }

    private static ScriptedServer.Reply quote(String status) {
        return ScriptedServer.ok(
                Fixture.QUOTE_BARE.json().replace("\"status\":null,\"url\"", "\"status\":" + status + ",\"url\""));
    }

    private ScriptedServer.Reply ready() {
        return ScriptedServer.ok(Fixture.QUOTE
                .json()
                .replace("https://files.example.com/q.pdf?signature=KEEPSECRET", files.url() + "/q.pdf?" + QUERY));
    }

    private static ScriptedServer.Reply pdf(int status, String body) {
        return ScriptedServer.status(status, body);
    }

    private static ScriptedServer.Reply raw(String headers, String body) {
        return (ScriptedServer.Received request, Socket socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
            out.flush();
        };
    }
}
