package app.winfactor.sdk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A server that answers what it is told, one answer a request and one request a connection, and remembers what arrived.
 * It speaks HTTP by hand: the faults it plays are none that a real server would let a test play.
 */
public final class ScriptedServer implements AutoCloseable {
    private static final Reply BEYOND_THE_SCRIPT = status(418, "{\"error\":{\"code\":\"beyond_the_script\"}}");

    private final ServerSocket listening;
    private final Thread accepting;
    private final Greeting greeting;
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger notRefused = new AtomicInteger();
    private final Queue<IOException> broken = new ConcurrentLinkedQueue<>();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** How one request is answered. */
    public interface Reply {
        void to(Received request, Socket socket) throws IOException;

        /** Whether it turns the request away, which then certainly changed nothing. */
        default boolean refuses() {
            return false;
        }
    }

    /** What becomes of a connection before its first request. */
    public interface Greeting {
        Socket on(Socket accepted) throws IOException;
    }

    /** One request that arrived. */
    public record Received(String verb, String target, String head, String body) {
        Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ": ";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .findFirst();
        }

        @Override
        public String toString() {
            return verb + " " + target;
        }
    }

    public ScriptedServer() throws IOException {
        this(0);
    }

    public ScriptedServer(int port) throws IOException {
        this(port, accepted -> accepted);
    }

    public ScriptedServer(int port, Greeting greeting) throws IOException {
        this.greeting = greeting;
        listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        accepting = start("scripted-server", this::accept);
    }

    public ScriptedServer then(Reply... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    /** Every request that arrived, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** How many of them were not turned away. */
    public int notRefused() {
        return notRefused.get();
    }

    /** Every connection that the client gave up, in order. */
    List<IOException> broken() {
        return List.copyOf(broken);
    }

    void awaitFirstRequest() throws InterruptedException {
        arrived.await();
    }

    public int port() {
        return listening.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread unused = start("scripted-answer", () -> answer(socket));
            } catch (IOException e) {
                broken.add(e);
            }
        }
    }

    private void answer(Socket socket) {
        try (socket;
                Socket greeted = greeting.on(socket)) {
            answer(greeted, this::next);
        } catch (IOException e) {
            broken.add(e);
        }
    }

    private void answer(Socket socket, Supplier<Reply> by) throws IOException {
        Optional<Received> request = read(new BufferedInputStream(socket.getInputStream()));
        if (request.isPresent()) {
            Reply reply = by.get();
            if (!reply.refuses()) {
                notRefused.incrementAndGet();
            }
            received.add(request.get());
            arrived.countDown();
            reply.to(request.get(), socket);
        }
    }

    private Reply next() {
        return Optional.ofNullable(script.poll()).orElse(BEYOND_THE_SCRIPT);
    }

    private static Optional<Received> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        List<String> line = List.of(text.lines().findFirst().orElse("").split(" ", 3));
        Received request = new Received(line.get(0), line.get(1), text, "");
        int length = request.header("Content-Length").map(Integer::valueOf).orElse(0);
        byte[] body = in.readNBytes(length);
        return Optional.of(new Received(line.get(0), line.get(1), text, new String(body, StandardCharsets.UTF_8)));
    }

    public static Reply ok(String json) {
        return status(200, json);
    }

    public static Reply status(int status) {
        return status(status, "{\"error\":{\"code\":\"scripted\",\"message\":\"as told\"}}");
    }

    public static Reply status(int status, String body, String... headers) {
        return new Status(status, body, List.of(headers));
    }

    private record Status(int status, String body, List<String> headers) implements Reply {
        @Override
        public void to(Received request, Socket socket) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder("Content-Length: " + bytes.length + "\r\n");
            for (int i = 0; i < headers.size(); i += 2) {
                head.append(headers.get(i) + ": " + headers.get(i + 1) + "\r\n");
            }
            OutputStream out = socket.getOutputStream();
            out.write(head(status, head.toString()));
            out.write(bytes);
            out.flush();
        }

        @Override
        public boolean refuses() {
            return status >= 400 && status < 500 && status != 408;
        }
    }

    /** The connection ends without an answer. */
    public static Reply reset() {
        return (request, socket) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        };
    }

    /** Nothing comes, until this server closes. */
    public Reply stalledHead() {
        return thenSilence((request, socket) -> {});
    }

    /** The head comes, and the beginning of a body; the rest does not. */
    public Reply stalledBody(int status) {
        return thenSilence((request, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write(head(status, "Content-Length: 1000\r\n"));
            out.write("{\"id\":".getBytes(StandardCharsets.UTF_8));
            out.flush();
        });
    }

    private Reply thenSilence(Reply beginning) {
        return (request, socket) -> {
            beginning.to(request, socket);
            awaitClosing();
        };
    }

    /** This answer; the connection is kept, and breaks as soon as the next request has come on it. */
    public Reply breakingUnderTheNext(Reply first) {
        return (request, socket) -> {
            first.to(request, socket);
            answer(socket, ScriptedServer::reset);
        };
    }

    /** A success with this JSON and blanks behind it, until it has so many bytes. */
    public static Reply padded(String json, long length) {
        return (request, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write(head(200, "Content-Length: " + length + "\r\n"));
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            out.write(bytes);
            byte[] blanks = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
            for (long left = length - bytes.length; left > 0; left -= blanks.length) {
                out.write(blanks, 0, (int) Math.min(left, blanks.length));
            }
            out.flush();
        };
    }

    /** The request comes back as it went. */
    public static Reply mirrored() {
        return (request, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write((request.head() + request.body()).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        };
    }

    private static byte[] head(int status, String headers) {
        String head = "HTTP/1.1 " + status + " Scripted\r\nConnection: close\r\n" + "Content-Type: application/json\r\n"
                + headers + "\r\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** For whoever keeps a connection waiting. */
    public void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listening.close();
        try {
            accepting.join(); // until then the port still takes connections
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
