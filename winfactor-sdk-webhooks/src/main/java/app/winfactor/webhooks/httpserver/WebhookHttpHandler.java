package app.winfactor.webhooks.httpserver;

import app.winfactor.webhooks.WebhookAnswer;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.WebhookRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * A {@link WebhookReceiver} as a handler of the JDK's HTTP server. It takes {@code POST} only, and reads no more of a body
 * than the receiver takes. It answers with a status and headers, and no body. Of a body that was refused for its length the
 * server itself then reads on, by default up to 64 KiB, before it ends the connection.
 *
 * <p>The server has one thread unless it is given an executor. A sender that is slow keeps its thread waiting: give the
 * server several, and a limit ({@code sun.net.httpserver.maxReqTime}) if it is not behind a proxy that has one.
 */
public final class WebhookHttpHandler implements HttpHandler {
    private static final WebhookAnswer POST_ONLY =
            new WebhookAnswer(405, "method not allowed", Map.of("Allow", "POST"));

    private final WebhookReceiver receiver;

    private WebhookHttpHandler(WebhookReceiver receiver) {
        this.receiver = Objects.requireNonNull(receiver, "receiver");
    }

    /**
     * A handler.
     *
     * @param receiver what to do with a delivery
     * @return the handler
     */
    public static WebhookHttpHandler of(WebhookReceiver receiver) {
        return new WebhookHttpHandler(receiver);
    }

    /**
     * Takes a request and answers it. An exchange is closed whatever happens.
     *
     * @param exchange the request and its answer
     * @throws IOException if the request breaks off or the answer cannot be sent; without an answer, WinFactor delivers again
     */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private WebhookAnswer answer(HttpExchange exchange) throws IOException {
        if (!"POST".equals(exchange.getRequestMethod())) {
            return POST_ONLY;
        }
        if (announcedLength(exchange) > receiver.maxBodyBytes()) {
            exchange.getResponseHeaders().set("Connection", "close"); // nobody reads what still comes
            return receiver.refuseTooLarge();
        }
        byte[] body = exchange.getRequestBody().readNBytes(receiver.maxBodyBytes() + 1);
        return receiver.receive(WebhookRequest.of(body, exchange.getRequestHeaders()));
    }

    /** The server itself refuses a length that is no number. */
    private static long announcedLength(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    /**
     * Without a body: the server sends head and body in two writes, and the second waits for the acknowledgement of the
     * first, which the other end puts off for 40 ms.
     */
    private static void send(HttpExchange exchange, WebhookAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), -1);
    }
}
