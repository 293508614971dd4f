package app.winfactor.testkit.internal.server;

import app.winfactor.testkit.Fault;
import app.winfactor.testkit.ResetPoint;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.wire.Exchange;
import app.winfactor.testkit.internal.world.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletOutputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.org.eclipse.jetty.server.Response;

/** One request and its fault, played. */
final class Performance {
    private static final Duration DROP = Duration.ofMillis(25);

    private final HttpServletRequest request;
    private final Response response;
    private final FilterChain work;
    private final Exchange exchange;
    private final Pause pause;
    private final Line line;

    Performance(HttpServletRequest request, Response response, FilterChain work, Exchange exchange, Pause pause) {
        this.request = request;
        this.response = response;
        this.work = work;
        this.exchange = exchange;
        this.pause = pause;
        this.line = new Line(response);
    }

    void plain() throws IOException, ServletException {
        work.doFilter(request, new RecordedResponse(response, exchange));
        if (!line.isOpen()) {
            exchange.ends("connection closed by a stub");
        }
    }

    void of(Fault fault) throws IOException, ServletException {
        if (fault instanceof Fault.Latency latency) {
            pause.of(latency.delay());
            plain();
        } else if (fault instanceof Fault.Answered answered) {
            instead(answered);
            send(Reply.refused(new Refusal(answered.status(), answered.code(), "A fault that was asked for.")));
        } else if (fault instanceof Fault.HtmlPage page) {
            instead(page);
            send(htmlPage(page.status()));
        } else if (fault instanceof Fault.RateLimited limited) {
            instead(limited);
            refuseFor(limited.retryAfter());
        } else if (fault instanceof Fault.Reset reset) {
            reset(reset);
        } else {
            spoil(fault, workAside());
        }
    }

    /** Too many requests. */
    void refuseFor(Duration wait) throws IOException {
        response.setHeader(
                "Retry-After", Long.toString(wait.plusNanos(999_999_999).toSeconds()));
        send(Reply.refused(new Refusal(429, "rate_limited", "Too many requests: see Retry-After.")));
    }

    /** The true answer's body; its status and headers are set, and nothing is sent. */
    private byte[] workAside() throws IOException, ServletException {
        HeldResponse held = new HeldResponse(response);
        work.doFilter(request, held);
        return held.body();
    }

    private void instead(Fault fault) throws IOException, ServletException {
        if (fault.doesTheWork()) {
            workAside();
            response.reset();
        }
    }

    private void send(Reply reply) throws IOException {
        exchange.status(reply.status());
        exchange.answer(reply.body(), 0, reply.body().length);
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        response.setContentLength(reply.body().length);
        try (ServletOutputStream out = response.getOutputStream()) {
            out.write(reply.body());
        }
    }

    private static Reply htmlPage(int status) {
        String page = "<!DOCTYPE html>\n<html><head><title>" + status + "</title></head>" + "<body><h1>" + status
                + "</h1><hr>proxy</body></html>\n";
        return new Reply(status, "text/html", page.getBytes(StandardCharsets.UTF_8));
    }

    private void reset(Fault.Reset reset) throws IOException, ServletException {
        byte[] body = reset.doesTheWork() ? workAside() : "{}".getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + response.getStatus() + " OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        if (reset.point() == ResetPoint.AFTER_HEAD) {
            exchange.status(response.getStatus());
        }
        exchange.ends("connection " + reset);
        switch (reset.point()) {
            case BEFORE_HEAD -> {}
            case IN_HEAD -> line.send(Arrays.copyOf(head, head.length / 2));
            case AFTER_HEAD -> line.send(head);
        }
        line.reset();
    }

    private void spoil(Fault fault, byte[] body) throws IOException {
        if (!line.isOpen()) {
            exchange.ends("connection closed by a stub");
            return;
        }
        exchange.status(response.getStatus());
        if (fault instanceof Fault.TruncatedBody) {
            truncate(body);
        } else if (fault instanceof Fault.SlowBody slow) {
            trickle(body, slow.over());
        } else if (fault instanceof Fault.WrongContentType wrong) {
            response.setContentType(wrong.type());
            sendAll(body);
        } else {
            exchange.ends("connection closed after the answer");
            sendAll(body);
            line.close();
        }
    }

    private void sendAll(byte[] body) throws IOException {
        exchange.answer(body, 0, body.length);
        response.setContentLength(body.length);
        try (ServletOutputStream out = response.getOutputStream()) {
            out.write(body);
        }
    }

    private void truncate(byte[] body) throws IOException {
        exchange.answer(body, 0, body.length / 2);
        exchange.ends("connection closed in the body");
        response.setContentLength(Math.max(body.length, 1));
        ServletOutputStream out = response.getOutputStream();
        out.write(body, 0, body.length / 2);
        out.flush();
        line.close();
    }

    private void trickle(byte[] body, Duration over) throws IOException {
        response.setContentLength(body.length);
        ServletOutputStream out = response.getOutputStream();
        out.flush();
        int drops = (int) Math.max(1, Math.min(body.length, over.dividedBy(DROP)));
        for (int drop = 0; drop < drops; drop++) {
            pause.of(over.dividedBy(drops));
            int from = (int) ((long) body.length * drop / drops);
            int to = (int) ((long) body.length * (drop + 1) / drops);
            exchange.answer(body, from, to - from);
            out.write(body, from, to - from);
            out.flush();
        }
    }
}
