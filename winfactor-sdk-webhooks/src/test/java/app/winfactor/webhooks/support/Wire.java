package app.winfactor.webhooks.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection of a sender that decides about every byte, and sees every byte. It is never opened again by itself. */
public final class Wire implements AutoCloseable {
    /** An answer; the names of its headers are in small letters. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    private final Socket socket;

    public Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
    }

    public Wire send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.US_ASCII));
    }

    public Wire send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Takes what is there, in one go: what the other end wrote at once comes at once. Empty at the end. */
    public String read() throws IOException {
        byte[] bytes = new byte[64 * 1024];
        int count = socket.getInputStream().read(bytes);
        return count < 0 ? "" : new String(bytes, 0, count, StandardCharsets.US_ASCII);
    }

    /** Reads one answer to its end and no further. To HEAD there comes no body. */
    public Answer answer(boolean withBody) throws IOException {
        List<String> head = head().lines().toList();
        Map<String, String> headers = new TreeMap<>();
        for (String line : head.subList(1, head.size() - 1)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int length = withBody ? Integer.parseInt(headers.getOrDefault("content-length", "0")) : 0;
        String body = new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
        return new Answer(
                Integer.parseInt(head.get(0).substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length())), headers, body);
    }

    public Answer answer() throws IOException {
        return answer(true);
    }

    private String head() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Ends what is sent, in order; answers can still be read. */
    public void sendNoMore() throws IOException {
        socket.shutdownOutput();
    }

    /** Breaks the connection, as a machine does that goes down. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
