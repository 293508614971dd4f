package app.winfactor.sdk.faults;

import app.winfactor.sdk.ScriptedServer;
import app.winfactor.sdk.ScriptedServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Answers that no server should give. */
final class Answers {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String CLOSE = "Connection: close\r\n";
    private static final String CHUNKED = OK + CLOSE + "Transfer-Encoding: chunked\r\n\r\n";

    private Answers() {}

    static Reply ok(Operation operation) {
        return ScriptedServer.ok(operation.success());
    }

    /** A success after which the connection stays open. */
    static Reply keptOpen(String json) {
        return text(OK + "Content-Length: " + json.length() + "\r\n\r\n" + json);
    }

    /** A success without the length of its body, as servers gave them long ago. */
    static Reply http10(Operation operation) {
        return text("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + operation.success());
    }

    /** A success after an answer that says to wait for it. */
    static Reply after(int interimStatus, Operation operation) {
        Reply interim = text("HTTP/1.1 " + interimStatus + " Scripted\r\nLink: </style.css>\r\n\r\n");
        return (request, socket) -> {
            interim.to(request, socket);
            ok(operation).to(request, socket);
        };
    }

    static Reply html(int status) {
        return ScriptedServer.status(
                status, "<!DOCTYPE html><html><body>Gateway</body></html>", "Content-Type", "text/html");
    }

    static Reply limited(String retryAfter) {
        return ScriptedServer.status(
                429, "{\"error\":{\"code\":\"rate_limited\",\"message\":\"wait\"}}", "Retry-After", retryAfter);
    }

    // How it comes

    static Reply closedWithout() {
        return (request, socket) -> {};
    }

    static Reply resetWithinItsHead() {
        return thenReset(text("HTTP/1.1 200 OK\r\nContent-Ty"));
    }

    static Reply resetAfterItsHead() {
        return thenReset(text(OK + "Content-Length: 1000\r\n\r\n{\"id\":"));
    }

    private static Reply thenReset(Reply beginning) {
        return (request, socket) -> {
            beginning.to(request, socket);
            ScriptedServer.reset().to(request, socket);
        };
    }

    static Reply shorterThanItSays() {
        return text(OK + CLOSE + "Content-Length: 1000\r\n\r\n{\"id\":");
    }

    static Reply withoutItsLastChunk(Operation operation) {
        String json = operation.success();
        return text(CHUNKED + Integer.toHexString(json.length()) + "\r\n" + json + "\r\n");
    }

    static Reply endless(int status) {
        Reply head = text(CHUNKED.replace("200 OK", status + " Scripted"));
        byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return (request, socket) -> {
            head.to(request, socket);
            while (true) { // until nobody listens any more
                socket.getOutputStream().write(chunk);
            }
        };
    }

    // What it holds

    static Reply encoded(String coding, byte[] body) {
        String head = OK + CLOSE + "Content-Encoding: " + coding + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        return bytes(concat(head.getBytes(StandardCharsets.US_ASCII), body));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return zipped.toByteArray();
    }

    static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    /** A success with one field more, in which two bytes are no letter. */
    static Reply withInvalidUtf8(Operation operation) {
        String json = withField("\"\u00c3(\"", operation.success());
        return encoded("identity", json.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A success with one field more. */
    static Reply with(String value, Operation operation) {
        return ScriptedServer.ok(withField(value, operation.success()));
    }

    /** A success that says everything twice. */
    static Reply withEveryFieldTwice(Operation operation) {
        String json = operation.success().strip();
        String fields = json.substring(1, json.length() - 1);
        return ScriptedServer.ok(fields.isEmpty() ? json : "{" + fields + "," + fields + "}");
    }

    private static String withField(String value, String json) {
        String rest = json.strip().substring(1);
        return "{\"zz\":" + value + (rest.equals("}") ? "" : ",") + rest;
    }

    private static byte[] concat(byte[] head, byte[] body) {
        byte[] both = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, both, head.length, body.length);
        return both;
    }

    private static Reply text(String answer) {
        return bytes(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply bytes(byte[] answer) {
        return (request, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write(answer);
            out.flush();
        };
    }
}
