package app.winfactor.webhooks.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A header, a line end and a body: what the bytes of a fuzzer are taken for. */
final class Input {
    private final String header;
    private final byte[] body;

    Input(String header, byte[] body) {
        this.header = header;
        this.body = body;
    }

    static Input of(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return new Input(
                new String(bytes, 0, end, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length));
    }

    String header() {
        return header;
    }

    byte[] body() {
        return body;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        bytes.write('\n');
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
