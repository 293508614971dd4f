package app.winfactor.testkit.internal.server;

import app.winfactor.testkit.Fault;
import app.winfactor.testkit.internal.sandbox.Visitors;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.wire.Exchange;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Response;

/** Sees every request first, and its answer last: records, then plays what goes wrong, then lets the work be done. */
public final class Doorman implements Filter {
    private static final ThreadLocal<Visit> CURRENT = new ThreadLocal<>();
    private static final String OWN = "/__sandbox";

    private final Supplier<Host> host;
    private final Streams streams;
    private final Pause pause = new Pause();

    Doorman(Supplier<Host> host, Streams streams) {
        this.host = host;
        this.streams = streams;
    }

    /** A request, and who lived here when it came: it is theirs, also when others have moved in before the work is done. */
    public record Visit(Host host, Exchange exchange) {}

    /** {@return what this thread is working on, if it came by here} */
    public static @Nullable Visit current() {
        return CURRENT.get();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        String path = asked.getRequestURI();
        Optional<Refusal> refusal =
                Visitors.refuse(asked.getMethod(), path, asked.getHeader("Host"), asked.getHeader("Origin"));
        if (refusal.isPresent()) {
            refuse((HttpServletResponse) response, refusal.get());
        } else if (path.equals(OWN + "/changes") && asked.getMethod().equals("GET")) {
            streams.open(asked);
        } else if (path.equals("/") || path.equals(OWN) || path.startsWith(OWN + "/")) {
            chain.doFilter(request, response);
        } else {
            record(asked, (Response) response, chain);
        }
    }

    static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        Reply reply = Reply.refused(refusal);
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        response.getOutputStream().write(reply.body());
    }

    private void record(HttpServletRequest request, Response response, FilterChain chain)
            throws IOException, ServletException {
        Host present = host.get();
        // The parts of a form can only be read from the request itself.
        String type = request.getContentType();
        boolean form = type != null && type.startsWith("multipart/");
        byte[] body = form ? new byte[0] : request.getInputStream().readAllBytes();
        HttpServletRequest again = form ? request : new RecordedRequest(request, body);
        Exchange exchange = present.wire()
                .begin(
                        present.asked(
                                request.getMethod(),
                                request.getRequestURI(),
                                request.getQueryString(),
                                request.getHeader("Authorization")),
                        body);
        CURRENT.set(new Visit(present, exchange));
        try {
            play(present.wire(), request, exchange, new Performance(again, response, chain, exchange, pause));
        } finally {
            CURRENT.remove();
            exchange.ended();
        }
    }

    private void play(Wire wire, HttpServletRequest request, Exchange exchange, Performance performance)
            throws IOException, ServletException {
        Optional<Duration> wait = wire.limited(exchange, request.getHeader("Authorization"), request.getRemoteAddr());
        if (wait.isPresent()) {
            performance.refuseFor(wait.get());
            return;
        }
        pause.of(wire.latency(exchange));
        Optional<Fault> fault = wire.fault(exchange);
        if (fault.isPresent()) {
            performance.of(fault.get());
        } else {
            performance.plain();
        }
    }

    @Override
    public void destroy() {
        pause.end();
    }
}
