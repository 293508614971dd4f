package app.winfactor.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection of bytes, to see what a peer sees. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final FakeWinFactor fake;

    Wire(FakeWinFactor fake) throws IOException {
        this.fake = fake;
        socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(fake.url()).getPort());
        socket.setSoTimeout(20_000);
    }

    /**
     * What came until the end.
     *
     * @param reset whether the end was a reset
     */
    record Seen(String text, boolean reset) {
        String head() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? text : text.substring(0, end);
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        int contentLength() {
            return Integer.parseInt(text.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        }
    }

    void send(String method, String path, String body) throws IOException {
        send(method, path, body, "");
    }

    void send(String method, String path, String body, String headers) throws IOException {
        String request = method + " /api/v1" + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + fake.apiKey() + "\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends nothing more, and reads until the other side ends it. */
    Seen read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                bytes.write(next);
            }
            return new Seen(bytes.toString(StandardCharsets.UTF_8), false);
        } catch (SocketException e) {
            return new Seen(bytes.toString(StandardCharsets.UTF_8), true);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
