package app.winfactor.webhooks.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Genuine deliveries, byte by byte as HTTP/1.1 carries them. */
public final class Letters {
    private final Sender sender;

    public Letters(Sender sender) {
        this.sender = sender;
    }

    /** A delivery whose length is announced. */
    public byte[] delivery(String id, byte[] body) {
        return together(head("POST", id, body, "Content-Length: " + body.length), body);
    }

    /** A delivery in two chunks, each of half the length. */
    public byte[] chunked(String id, byte[] body) {
        int half = body.length / 2;
        return together(
                head("POST", id, body, "Transfer-Encoding: chunked"),
                chunk(Arrays.copyOf(body, half)),
                chunk(Arrays.copyOfRange(body, half, body.length)),
                ascii("0\r\n\r\n"));
    }

    /**
     * The head of a request.
     *
     * @param signed what the signature is for
     * @param more headers: how the body is framed, and others
     */
    public byte[] head(String method, String id, byte[] signed, String... more) {
        StringBuilder head = new StringBuilder(method).append(" /hooks HTTP/1.1\r\nHost: localhost\r\n");
        for (String line : more) {
            head.append(line).append("\r\n");
        }
        sender.headers(id, signed)
                .forEach((name, values) ->
                        head.append(name).append(": ").append(values.get(0)).append("\r\n"));
        return ascii(head.append("\r\n").toString());
    }

    private static byte[] chunk(byte[] body) {
        return together(ascii(Integer.toHexString(body.length) + "\r\n"), body, ascii("\r\n"));
    }

    /** What goes into one write. */
    public static byte[] together(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
