package app.winfactor.sdk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A company's proxy: it passes on what comes with the right name and password, and quotes in full what does not. */
final class DemandingProxy implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final Pattern CREDENTIALS = Pattern.compile("(?im)^proxy-authorization:.*\r\n");
    private static final Pattern ORIGIN = Pattern.compile("^(\\w+) http://[^/]+");

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int behind;
    private final String wanted;
    private volatile String refusal = "407 Who";
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();

    /** Everything goes to this port. */
    DemandingProxy(int behind, String user, String password) throws IOException {
        this.behind = behind;
        this.wanted =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        start(this::accept);
    }

    /** As one does that cannot reach the server. */
    DemandingProxy refusingWith(String status) {
        refusal = status;
        return this;
    }

    /** The head of each request that came here. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    int port() {
        return listening.getLocalPort();
    }

    ProxySelector selector() {
        return selector(port());
    }

    static ProxySelector selector(int port) {
        return ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // one side went away: the other notices
                    }
                },
                "demanding-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            InputStream back = new BufferedInputStream(server.getInputStream());
            while (true) {
                String head = head(in);
                heads.add(head);
                if (!head.contains(": " + wanted + "\r\n")) {
                    refuse(head, client.getOutputStream());
                    return;
                }
                if (head.startsWith("CONNECT ")) {
                    send("HTTP/1.1 200 Connected\r\n\r\n", client.getOutputStream());
                    start(() -> pump(in, server));
                    pump(back, client);
                    return;
                }
                String plain =
                        ORIGIN.matcher(CREDENTIALS.matcher(head).replaceAll("")).replaceFirst("$1 ");
                passOn(plain, in, server.getOutputStream());
                passOn(head(back), back, client.getOutputStream());
            }
        }
    }

    private void refuse(String head, OutputStream out) throws IOException {
        send(
                "HTTP/1.1 " + refusal
                        + "\r\nProxy-Authenticate: Basic realm=\"x\"\r\nConnection: close\r\nContent-Length: "
                        + head.length() + "\r\n\r\n" + head,
                out);
    }

    private static void passOn(String head, InputStream in, OutputStream out) throws IOException {
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        send(head + new String(body, StandardCharsets.ISO_8859_1), out);
    }

    private static void send(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void pump(InputStream from, Socket to) throws IOException {
        try (to) {
            from.transferTo(to.getOutputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no more");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
