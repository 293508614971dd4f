package app.winfactor.webhooks.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Letters;
import app.winfactor.webhooks.support.Wire;
import app.winfactor.webhooks.support.Wire.Answer;
import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others put before the servlet: it may look, but a body that it reads away is gone. */
class FiltersBeforeTheServletTest {
    private static final byte[] BODY = Fixtures.body(EventType.QUOTE_ACCEPTED);

    private final Desk desk = new Desk();
    private final Letters letters = new Letters(desk.sender);
    private final LogOfTheServlet log = new LogOfTheServlet();

    @BeforeEach
    void listen() {
        log.attach();
    }

    @AfterEach
    void listenNoMore() {
        log.detach();
    }

    @Test
    void oneThatLooksAtHeadersChangesNothing() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        Filter looking = (request, response, chain) -> {
            seen.add(((HttpServletRequest) request).getHeader("x-winfactor-delivery"));
            chain.doFilter(request, response);
        };

        assertThat(deliver(looking, letters.delivery("evt_1", BODY)).status()).isEqualTo(200);
        assertThat(seen).containsExactly("evt_1");
    }

    @Test
    void oneThatKeepsTheBodyForTheOthersChangesNothing() throws Exception {
        List<Integer> lengths = new CopyOnWriteArrayList<>();
        Filter keeping = (request, response, chain) -> {
            byte[] body = request.getInputStream().readAllBytes();
            lengths.add(body.length);
            chain.doFilter(new Kept((HttpServletRequest) request, body), response);
        };

        assertThat(deliver(keeping, letters.delivery("evt_1", BODY)).status()).isEqualTo(200);
        assertThat(deliver(keeping, letters.chunked("evt_2", BODY)).status()).isEqualTo(200);
        assertThat(lengths).containsExactly(BODY.length, BODY.length);
        assertThat(desk.handled).hasSize(2);
    }

    static Stream<Named<Filter>> filtersThatReadTheBodyAway() {
        return Stream.of(
                Named.of(
                        "getInputStream",
                        reading(request -> request.getInputStream().readAllBytes())),
                Named.of(
                        "getInputStream, a part",
                        reading(request -> request.getInputStream().readNBytes(10))),
                Named.of("getReader", reading(request -> request.getReader().readLine())),
                Named.of("getReader, unread", reading(HttpServletRequest::getReader)));
    }

    @ParameterizedTest
    @MethodSource("filtersThatReadTheBodyAway")
    void oneThatReadsTheBodyAwayMakesTheDeliveryComeAgain(Filter filter) throws Exception {
        assertThat(deliver(filter, letters.delivery("evt_1", BODY)))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(500))
                .satisfies(answer -> assertThat(answer.body()).isEqualTo("failed"));
        assertThat(desk.receptions).as("no forgery is reported").isEmpty();
        assertThat(log.errors).singleElement().asString().contains("filter");

        Answer later = deliver(
                (request, response, chain) -> chain.doFilter(request, response), letters.delivery("evt_1", BODY));
        assertThat(later.status()).isEqualTo(200);
    }

    @Test
    void soDoesOneThatReadsAChunkedBodyAway() throws Exception {
        Filter all = reading(request -> request.getInputStream().readAllBytes());

        assertThat(deliver(all, letters.chunked("evt_1", BODY)).status()).isEqualTo(500);
        assertThat(desk.receptions).isEmpty();
        assertThat(log.errors).hasSize(1);
    }

    /** The container reads a form when somebody asks for a parameter. WinFactor sends none; a proxy may say so. */
    @Test
    void soDoesOneThatAsksForAParameterOfAForm() throws Exception {
        Filter asking = reading(request -> request.getParameter("type"));
        String form = "Content-Type: application/x-www-form-urlencoded";
        byte[] head = letters.head("POST", "evt_1", BODY, "Content-Length: " + BODY.length, form);

        assertThat(deliver(asking, head, BODY).status()).isEqualTo(500);
        assertThat(desk.receptions).isEmpty();
        assertThat(log.errors).hasSize(1);

        byte[] json =
                letters.head("POST", "evt_1", BODY, "Content-Length: " + BODY.length, "Content-Type: application/json");
        assertThat(deliver(asking, json, BODY).status()).isEqualTo(200);
    }

    @Test
    void aDeliveryThatHasNoBodyIsRefusedAndIsNoFiltersFault() throws Exception {
        Filter none = (request, response, chain) -> chain.doFilter(request, response);

        assertThat(deliver(none, letters.head("POST", "evt_1", BODY, "Content-Length: 0"))
                        .status())
                .isEqualTo(401);
        assertThat(log.errors).isEmpty();
    }

    private Answer deliver(Filter filter, byte[]... parts) throws IOException {
        try (JettyDoor door = new JettyDoor(desk.receiver, filter);
                Wire wire = new Wire(door.port())) {
            for (byte[] part : parts) {
                wire.send(part);
            }
            return wire.answer();
        }
    }

    @FunctionalInterface
    private interface Reading {
        Object of(HttpServletRequest request) throws IOException;
    }

    private static Filter reading(Reading reading) {
        return (request, response, chain) -> {
            Object unused = reading.of((HttpServletRequest) request);
            chain.doFilter(request, response);
        };
    }

    /** What frameworks wrap a request in, so that its body can be read again. */
    private static final class Kept extends HttpServletRequestWrapper {
        private final byte[] body;

        Kept(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    private static final class LogOfTheServlet extends Handler {
        final List<String> errors = new CopyOnWriteArrayList<>();

        private final Logger logger = Logger.getLogger(WebhookServlet.class.getName());

        void attach() {
            logger.setUseParentHandlers(false);
            logger.addHandler(this);
        }

        void detach() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().equals(Level.SEVERE)) {
                errors.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
