package app.winfactor.webhooks.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.InvalidSignatureException.Reason;
import app.winfactor.webhooks.Reception;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.Fixtures;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP. The longest body that the desk takes has 10,000 bytes. */
class WebhookHttpHandlerTest {
    private static final byte[] BODY = Fixtures.body(EventType.QUOTE_ACCEPTED);

    private final Desk desk = new Desk();
    private final WebhookHttpHandler handler = WebhookHttpHandler.of(desk.receiver);
    private final BlockingQueue<Throwable> brokenDown = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setUncaughtExceptionHandler((it, failure) -> brokenDown.add(failure));
        return thread;
    });
    private final CountDownLatch brokenOff = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    WebhookHttpHandlerTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try {
                handler.handle(exchange);
            } catch (IOException e) {
                brokenOff.countDown();
                throw e;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void handlesADeliveryOnce() throws Exception {
        HttpResponse<String> first = post(BODY, BodyPublishers.ofByteArray(BODY));
        HttpResponse<String> second = post(BODY, BodyPublishers.ofByteArray(BODY));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEmpty();
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(desk.handled).singleElement().satisfies(event -> {
            assertThat(event.raw().bytes()).isEqualTo(BODY);
            assertThat(event.deliveryId()).isEqualTo("evt_1");
        });
    }

    @Test
    void handlesADeliveryInChunks() throws Exception {
        assertThat(post(BODY, chunked(BODY)).statusCode()).isEqualTo(200);
        assertThat(desk.handled).hasSize(1);
    }

    @Test
    void tellsAForgerNothing() throws Exception {
        HttpResponse<String> response = post("{}".getBytes(StandardCharsets.UTF_8), BodyPublishers.ofByteArray(BODY));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
        assertThat(last().refusal()).contains(Reason.WRONG);
    }

    @Test
    void answersThatTheHandlerFailed() throws Exception {
        desk.handlerDoes(event -> {
            throw new IOException("KEEPSECRET");
        });

        HttpResponse<String> response = post(BODY, BodyPublishers.ofByteArray(BODY));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void sendsNoAnswerIfTheHandlerBreaksDown() throws Exception {
        Error error = new StackOverflowError();
        desk.handlerDoes(event -> {
            throw error;
        });
        try (Socket socket = connect()) {
            write(socket, head("Content-Length: " + BODY.length));
            write(socket, BODY);

            assertThat(lines(socket).readLine()).isNull();
        }
        assertThat(brokenDown.poll(10, TimeUnit.SECONDS)).isSameAs(error);
        desk.handlerSucceeds();

        assertThat(post(BODY, BodyPublishers.ofByteArray(BODY)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "OPTIONS"})
    void takesPostOnly(String method) throws Exception {
        HttpResponse<String> response =
                client.send(request().method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        assertThat(desk.receptions).isEmpty();
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws Exception {
        byte[] most = padded(10_000);

        assertThat(post(most, chunked(most)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAChunkedBodyBeyondTheLimit() throws Exception {
        byte[] tooMuch = padded(10_001);

        HttpResponse<String> response = post(tooMuch, chunked(tooMuch));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(last().outcome()).isEqualTo(Outcome.TOO_LARGE);
        assertThat(desk.handled).isEmpty();
    }

    @Test
    void readsAnEndlessBodyToTheLimitOnly() throws Exception {
        try (Socket socket = connect()) {
            write(socket, head("Transfer-Encoding: chunked"));
            write(socket, "7fffffff\r\n"); // a chunk whose end never comes
            write(socket, new byte[10_001]);

            assertThat(lines(socket).readLine()).contains(" 413 ");
        }
    }

    @Test
    void refusesABodyThatAnnouncesToBeTooLongBeforeItComes() throws Exception {
        try (Socket socket = connect()) {
            write(socket, head("Content-Length: 9000000000"));

            BufferedReader answer = lines(socket);
            assertThat(answer.readLine()).contains(" 413 ");
            assertThat(Stream.generate(() -> line(answer)).takeWhile(line -> !line.isEmpty()))
                    .anyMatch("Connection: close"::equalsIgnoreCase);
        }
        assertThat(last().outcome()).isEqualTo(Outcome.TOO_LARGE);
    }

    @Test
    void aSlowBodyKeepsNobodyElseWaiting() throws Exception {
        try (Socket slow = connect()) {
            write(slow, head("Content-Length: " + BODY.length));
            write(slow, Arrays.copyOf(BODY, 10));

            byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
            assertThat(post(other, BodyPublishers.ofByteArray(other), "evt_2").statusCode())
                    .isEqualTo(200);

            write(slow, Arrays.copyOfRange(BODY, 10, BODY.length));
            assertThat(lines(slow).readLine()).contains(" 200 ");
        }
        assertThat(desk.handled).extracting(event -> event.deliveryId()).containsExactly("evt_2", "evt_1");
    }

    @Test
    void aBodyThatBreaksOffIsNotHandledAndCanComeAgain() throws Exception {
        try (Socket socket = connect()) {
            write(socket, head("Content-Length: " + BODY.length));
            write(socket, Arrays.copyOf(BODY, 10));
            socket.setSoLinger(true, 0); // a reset, not an orderly end
        }
        assertThat(brokenOff.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(desk.handled).isEmpty();

        assertThat(post(BODY, BodyPublishers.ofByteArray(BODY)).statusCode()).isEqualTo(200);
        assertThat(desk.handled).hasSize(1);
    }

    private Reception last() {
        return desk.receptions.get(desk.receptions.size() - 1);
    }

    private HttpResponse<String> post(byte[] signed, BodyPublisher body) throws Exception {
        return post(signed, body, "evt_1");
    }

    private HttpResponse<String> post(byte[] signed, BodyPublisher body, String id) throws Exception {
        HttpRequest.Builder request = request().POST(body);
        desk.sender.headers(id, signed).forEach((name, values) -> request.header(name, values.get(0)));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/hooks"))
                .timeout(Duration.ofSeconds(10));
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static byte[] padded(int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) ' ');
        body[0] = '{';
        body[length - 1] = '}';
        return body;
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private String head(String framing) {
        StringBuilder head = new StringBuilder("POST /hooks HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n");
        desk.sender
                .headers("evt_1", BODY)
                .forEach((name, values) ->
                        head.append(name).append(": ").append(values.get(0)).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        write(socket, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static String line(BufferedReader lines) {
        try {
            return Objects.requireNonNull(lines.readLine(), "the answer broke off");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
