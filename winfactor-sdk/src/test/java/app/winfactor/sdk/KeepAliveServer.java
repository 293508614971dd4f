package app.winfactor.sdk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that keeps connections open, for as long as it is told, and counts them and what arrives over each. */
final class KeepAliveServer implements AutoCloseable {
    /** An answer whose second half never comes. */
    static final String HALF = "{\"id\":";

    private final ServerSocket listening;
    private final Answering answering;
    private final int idleMillis;
    private final Goodbye goodbye;
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean breaking;

    /** How an idle connection is closed. */
    enum Goodbye {
        FIN,
        RST
    }

    /** How a request is answered: with JSON; empty to leave the client waiting until it gives up. */
    interface Answering {
        Optional<String> to(Received request) throws InterruptedException;
    }

    /** One request that arrived, and over which connection. */
    record Received(int connection, String verb, String target, String head) {
        Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ": ";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .findFirst();
        }

        /** Without the query. */
        String path() {
            return target.replaceFirst("\\?.*", "");
        }
    }

    /** Keeps connections for ever. */
    KeepAliveServer(Answering answering) throws IOException {
        this(answering, Duration.ZERO, Goodbye.FIN);
    }

    KeepAliveServer(Answering answering, Duration idle, Goodbye goodbye) throws IOException {
        this.answering = answering;
        this.idleMillis = (int) idle.toMillis();
        this.goodbye = goodbye;
        this.listening = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** A success of every operation. */
    static Optional<String> success(Received request) {
        return Optional.of(json(request.verb(), request.path()));
    }

    private static String json(String verb, String path) {
        if (path.endsWith("/quotes") && verb.equals("POST")) {
            return Fixture.CREATED_QUOTE.json();
        } else if (path.endsWith("/redeliver")) {
            return Fixture.REDELIVERY.json();
        } else if (path.endsWith("/send")) {
            return "{}";
        } else if (path.contains("/quotes/") && !verb.equals("GET")) {
            return Fixture.QUOTE_VERSION.json();
        } else if (path.endsWith("/organization")) {
            return Fixture.ORGANIZATION.json();
        } else if (path.contains("/quotes/")) {
            return Fixture.QUOTE.json();
        } else if (path.contains("/submissions/")) {
            return Fixture.SUBMISSION.json();
        }
        return "{\"data\":[],\"nextCursor\":null}";
    }

    /** From now on whoever uses a connection again finds it just closing; what he sends does not count as received. */
    void closeWhateverIsUsedAgain() {
        breaking = true;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** How many connections there were so far. */
    int connections() {
        return connections.get();
    }

    /** How many there are now. */
    int open() {
        return open.size();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return listening.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "keep-alive-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                start(() -> serve(socket, number));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new IllegalStateException("no more connections are taken", e);
                }
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean again = false;
            while (serveOne(socket, in, number, again)) {
                again = true;
            }
        } catch (IOException | InterruptedException e) {
            // the client went away, or this server did: the counts say what arrived
        } finally {
            open.remove(socket);
        }
    }

    private boolean serveOne(Socket socket, InputStream in, int number, boolean again)
            throws IOException, InterruptedException {
        socket.setSoTimeout(again ? idleMillis : 0); // as servers do: a new connection is no idle one
        int first;
        try {
            first = in.read();
        } catch (SocketTimeoutException idle) {
            if (goodbye == Goodbye.RST) {
                socket.setSoLinger(true, 0);
            }
            return false;
        }
        if (first < 0) {
            return false;
        }
        if (breaking && again) {
            socket.setSoLinger(true, 0);
            return false;
        }
        socket.setSoTimeout(0);
        Received request = read(first, in, number);
        received.add(request);
        Optional<String> answer = answering.to(request);
        if (answer.isEmpty()) {
            return in.read() >= 0; // until the client gives up
        }
        byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
        boolean half = answer.get().equals(HALF);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + (half ? 2 * body.length : body.length) + "\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        OutputStream out = socket.getOutputStream();
        out.write(all.toByteArray());
        out.flush();
        return !half || in.read() >= 0;
    }

    private static Received read(int first, InputStream in, int number) throws IOException {
        StringBuilder head = new StringBuilder();
        head.append((char) first);
        while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the head broke off");
            }
            head.append((char) next);
        }
        String[] line = head.substring(0, head.indexOf("\r\n")).split(" ", 3);
        Received request = new Received(number, line[0], line[1], head.toString());
        int length = request.header("Content-Length").map(Integer::valueOf).orElse(0);
        if (in.readNBytes(length).length < length) {
            throw new IOException("the body broke off");
        }
        return request;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
