package app.winfactor.webhooks.httpserver;

import app.winfactor.webhooks.WebhookAnswer;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.WebhookRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Mounts a {@link WebhookReceiver} on the web server that comes with the JDK. */
public final class WebhookHttpHandler implements HttpHandler {
    private final WebhookReceiver receiver;

    private WebhookHttpHandler(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    /**
     * A handler for {@code HttpServer.createContext}.
     *
     * @param receiver takes the deliveries
     * @return the handler
     */
    public static WebhookHttpHandler of(WebhookReceiver receiver) {
        return new WebhookHttpHandler(receiver);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                send(exchange, new WebhookAnswer(405, "POST only"));
                return;
            }
            send(exchange, answer(exchange));
        }
    }

    private WebhookAnswer answer(HttpExchange exchange) throws IOException {
        if (declaredLength(exchange) > receiver.maxBodyBytes()) {
            return receiver.tooLarge();
        }
        byte[] body = exchange.getRequestBody().readNBytes(receiver.maxBodyBytes() + 1);
        return receiver.receive(WebhookRequest.of(body, exchange.getRequestHeaders()));
    }

    /** What the sender says of the length, 0 if it says nothing of use: the server has checked the number. */
    private static long declaredLength(HttpExchange exchange) {
        String declared = exchange.getRequestHeaders().getFirst("Content-Length");
        return declared == null ? 0 : Long.parseLong(declared);
    }

    private static void send(HttpExchange exchange, WebhookAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
