package app.winfactor.webhooks.servlet;

import app.winfactor.webhooks.WebhookAnswer;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.WebhookRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@link WebhookReceiver} as a servlet. It takes {@code POST} only, and reads the raw body once, and no more of it than the
 * receiver takes.
 *
 * <p>Filters before it may look at the headers, and may wrap the request so that its body can be read again. A filter that
 * reads the body away leaves nothing to verify: such a delivery is answered 500 and logged, and comes again.
 */
public final class WebhookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(WebhookServlet.class.getName());
    private static final WebhookAnswer POST_ONLY =
            new WebhookAnswer(405, "method not allowed", Map.of("Allow", "POST"));
    private static final WebhookAnswer NO_BODY_LEFT = new WebhookAnswer(500, "failed");

    private final transient WebhookReceiver receiver;

    private WebhookServlet(WebhookReceiver receiver) {
        this.receiver = Objects.requireNonNull(receiver, "receiver");
    }

    /**
     * A servlet.
     *
     * @param receiver what to do with a delivery
     * @return the servlet, to be registered by instance
     */
    public static WebhookServlet of(WebhookReceiver receiver) {
        return new WebhookServlet(receiver);
    }

    /**
     * Takes a request of any method. What a servlet does by itself with {@code TRACE} says the signature back.
     *
     * @param request the request
     * @param response its answer
     * @throws IOException if the request breaks off or the answer cannot be sent; without an answer, WinFactor delivers again
     */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(response, answer(request));
    }

    private WebhookAnswer answer(HttpServletRequest request) throws IOException {
        if (!"POST".equals(request.getMethod())) {
            return POST_ONLY;
        }
        long announced = request.getContentLengthLong();
        if (announced > receiver.maxBodyBytes()) {
            return receiver.refuseTooLarge();
        }
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(receiver.maxBodyBytes() + 1);
        } catch (IllegalStateException e) { // a filter took the reader
            return noBodyLeft();
        }
        boolean readAway = body.length < announced || (body.length == 0 && announced < 0);
        return readAway ? noBodyLeft() : receiver.receive(WebhookRequest.from(body, name -> joined(request, name)));
    }

    /** Not the sender's mistake, and nothing that a signature could tell. */
    private static WebhookAnswer noBodyLeft() {
        LOG.log(
                Level.ERROR,
                "Webhook: there is no body to verify, or only a part of it. A filter has read it before the servlet:"
                        + " keep that filter away from this URL");
        return NO_BODY_LEFT;
    }

    private static @Nullable String joined(HttpServletRequest request, String name) {
        var values = request.getHeaders(name);
        return values == null || !values.hasMoreElements() ? null : String.join(", ", Collections.list(values));
    }

    private static void send(HttpServletResponse response, WebhookAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.US_ASCII);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentType("text/plain;charset=us-ascii");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
