package app.winfactor.webhooks.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Letters;
import app.winfactor.webhooks.support.Wire;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * The server of JDK 17 sends the head and the body of an answer in two writes. The second waits until the first is
 * acknowledged, and a sender that waits for the whole answer acknowledges it some 40 ms later. What is counted here is how
 * often a sender has to read until the answer is whole.
 */
class AnswersLeaveInOneWriteTest {
    private static final byte[] BODY = Fixtures.body(EventType.QUOTE_ACCEPTED);
    private static final int REQUESTS = 100;

    private final Desk desk = new Desk();
    private final Letters letters = new Letters(desk.sender);

    @Test
    void anAnswerIsWholeAtTheFirstRead() throws Exception {
        assertThat(System.getProperty("sun.net.httpserver.nodelay"))
                .as("the property that hides the delay")
                .isNull();
        try (HttpServerDoor door = new HttpServerDoor(desk.receiver);
                Wire wire = new Wire(door.port())) {
            for (int i = 1; i <= REQUESTS; i++) {
                String read = wire.send(letters.delivery("evt_" + i, BODY)).read();

                assertThat(read)
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .containsIgnoringCase("\r\nContent-Length: 0\r\n")
                        .endsWith("\r\n\r\n");
                assertThat(read.indexOf("\r\n\r\n")).as("the end of the head").isEqualTo(read.length() - 4);
            }
        }
        assertThat(desk.handled).hasSize(REQUESTS);
    }

    /** Newer servers send head and body in one write. Where this one does not, the test above would have seen it. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_17)
    void anAnswerWithABodyWouldNotBe() throws Exception {
        int inParts = 0;
        try (HttpServerDoor door = new HttpServerDoor(AnswersLeaveInOneWriteTest::answerWithABody);
                Wire wire = new Wire(door.port())) {
            for (int i = 1; i <= 10; i++) {
                String read = wire.send(letters.delivery("evt_" + i, BODY)).read();
                if (!read.endsWith("handled")) {
                    inParts++;
                    assertThat(wire.read()).isEqualTo("handled");
                }
            }
        }
        assertThat(inParts).as("answers in two parts").isPositive();
    }

    private static void answerWithABody(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 7);
            exchange.getResponseBody().write("handled".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
