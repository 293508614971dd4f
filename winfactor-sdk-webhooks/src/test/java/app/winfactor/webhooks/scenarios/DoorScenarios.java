package app.winfactor.webhooks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.InvalidSignatureException.Reason;
import app.winfactor.webhooks.Reception;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.Door;
import app.winfactor.webhooks.support.FaultyStore.Operation;
import app.winfactor.webhooks.support.Fixtures;
import app.winfactor.webhooks.support.Letters;
import app.winfactor.webhooks.support.Wire;
import app.winfactor.webhooks.support.Wire.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every door does alike, over real HTTP. The longest body that the desk takes has 10,000 bytes. */
public abstract class DoorScenarios {
    protected static final byte[] BODY = Fixtures.body(EventType.QUOTE_ACCEPTED);

    protected final Desk desk = new Desk();
    protected final Letters letters = new Letters(desk.sender);
    private Door door;

    @BeforeEach
    final void openTheDoor() {
        door = open(desk.receiver);
    }

    @AfterEach
    final void closeTheDoor() {
        door.close();
    }

    /** Opens the door in question. */
    protected abstract Door open(WebhookReceiver receiver);

    /** What the door says beside the status and the headers. */
    protected abstract String said(String body);

    protected final Door door() {
        return door;
    }

    @Test
    void aDeliveryIsHandledAndItsCopyKnown() throws Exception {
        try (Wire wire = connect()) {
            Answer first = wire.send(letters.delivery("evt_1", BODY)).answer();
            Answer second = wire.send(letters.delivery("evt_1", BODY)).answer();

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.body()).isEqualTo(said("handled"));
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.body()).isEqualTo(said("known"));
        }
        assertThat(desk.handled).singleElement().satisfies(event -> {
            assertThat(event.raw().bytes()).isEqualTo(BODY);
            assertThat(event.deliveryId()).isEqualTo("evt_1");
        });
    }

    @Test
    void aBodyInChunksIsPutTogether() throws Exception {
        try (Wire wire = connect()) {
            assertThat(wire.send(letters.chunked("evt_1", BODY)).answer().status())
                    .isEqualTo(200);
        }
        assertThat(desk.handled)
                .singleElement()
                .satisfies(event -> assertThat(event.raw().bytes()).isEqualTo(BODY));
    }

    @Test
    void theNamesOfTheHeadersAreTakenInAnyCase() throws Exception {
        String head = new String(
                letters.head("POST", "evt_1", BODY, "Content-Length: " + BODY.length), StandardCharsets.US_ASCII);
        try (Wire wire = connect()) {
            wire.send(head.replace("X-WinFactor-", "x-winfactor-")).send(BODY);
            assertThat(wire.answer().status()).isEqualTo(200);
            wire.send(head.replace("X-WinFactor-", "X-WINFACTOR-")).send(BODY);
            assertThat(wire.answer().status()).isEqualTo(200);
        }
        assertThat(desk.receptions).extracting(Reception::outcome).containsExactly(Outcome.HANDLED, Outcome.DUPLICATE);
    }

    @Test
    void aForgerIsToldNothing() throws Exception {
        byte[] forged = "{}".getBytes(StandardCharsets.UTF_8);
        try (Wire wire = connect()) {
            wire.send(letters.head("POST", "evt_1", BODY, "Content-Length: " + forged.length));
            Answer answer = wire.send(forged).answer();

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(said("unauthorized"));
        }
        assertThat(last().refusal()).contains(Reason.WRONG);
    }

    @Test
    void aFailureOfTheHandlerIsAnsweredWithoutItsWords() throws Exception {
        desk.handlerDoes(event -> {
            throw new IOException("KEEPSECRET");
        });
        try (Wire wire = connect()) {
            Answer answer = wire.send(letters.delivery("evt_1", BODY)).answer();

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo(said("failed"));
        }
    }

    @Test
    void aHandlerThatBreaksDownIsNoSuccessAndTheNextDeliveryIsTaken() throws Exception {
        desk.handlerDoes(event -> {
            throw new StackOverflowError();
        });
        try (Wire wire = connect()) {
            assertThat(wire.send(letters.delivery("evt_1", BODY)).read()).doesNotStartWith("HTTP/1.1 2");
        }
        desk.handlerSucceeds();
        assertThat(post("evt_1", BODY).status()).isEqualTo(200);
    }

    @Test
    void whenToComeAgainIsSaid() throws Exception {
        desk.store.fail(Operation.CLAIM);

        Answer answer = post("evt_1", BODY);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "30");
        assertThat(answer.body()).isEqualTo(said("unavailable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH"})
    void onlyPostIsTakenAndNothingIsSaidBack(String method) throws Exception {
        try (Wire wire = connect()) {
            wire.send(letters.head(method, "evt_1", BODY));
            Answer answer = wire.answer(!"HEAD".equals(method));

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.headers()).containsEntry("allow", "POST");
            assertThat(answer.headers().toString() + answer.body())
                    .doesNotContain("v1=")
                    .doesNotContainIgnoringCase("winfactor");
        }
        assertThat(desk.receptions).isEmpty();
    }

    /** Nobody who sends many deliveries has to connect for each. */
    @Test
    void aConnectionIsKeptAfterEveryKindOfAnswer() throws Exception {
        byte[] malformed = "no JSON".getBytes(StandardCharsets.UTF_8);
        try (Wire wire = connect()) {
            assertThat(wire.send(letters.delivery("evt_1", BODY)).answer().status())
                    .isEqualTo(200);
            assertThat(wire.send(letters.delivery("evt_1", BODY)).answer().status())
                    .isEqualTo(200);
            assertThat(wire.send(letters.delivery("evt_2", malformed)).answer().status())
                    .isEqualTo(400);
            wire.send(letters.head("POST", "evt_3", BODY, "Content-Length: " + malformed.length));
            assertThat(wire.send(malformed).answer().status()).isEqualTo(401);
            wire.send(letters.head("GET", "evt_4", BODY));
            assertThat(wire.answer().status()).isEqualTo(405);
            wire.send(letters.head("HEAD", "evt_4", BODY));
            assertThat(wire.answer(false).status()).isEqualTo(405);
            // At once: a server that refuses a request whose body is still to come may end the connection.
            byte[] put = Letters.together(letters.head("PUT", "evt_4", BODY, "Content-Length: " + BODY.length), BODY);
            assertThat(wire.send(put).answer().status()).isEqualTo(405);
            desk.store.fail(Operation.CLAIM);
            assertThat(wire.send(letters.chunked("evt_5", BODY)).answer().status())
                    .isEqualTo(503);
            desk.store.heal();
            desk.handlerDoes(event -> {
                throw new IOException("for the test");
            });
            assertThat(wire.send(letters.delivery("evt_5", BODY)).answer().status())
                    .isEqualTo(500);
            desk.handlerSucceeds();
            assertThat(wire.send(letters.chunked("evt_5", BODY)).answer().status())
                    .isEqualTo(200);
        }
        assertThat(desk.handled).extracting(event -> event.deliveryId()).containsExactly("evt_1", "evt_5");
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() throws Exception {
        byte[] most = padded(10_000);

        assertThat(post("evt_1", most).status()).isEqualTo(200);
        try (Wire wire = connect()) {
            assertThat(wire.send(letters.chunked("evt_2", most)).answer().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aBodyInChunksBeyondTheLimitIsRefusedAndTheNextDeliveryIsTaken() throws Exception {
        try (Wire wire = connect()) {
            assertThat(wire.send(letters.chunked("evt_1", padded(10_001)))
                            .answer()
                            .status())
                    .isEqualTo(413);
        }
        assertThat(last().outcome()).isEqualTo(Outcome.TOO_LARGE);
        assertThat(desk.handled).isEmpty();

        assertThat(post("evt_1", BODY).status()).isEqualTo(200);
    }

    @Test
    void anEndlessBodyIsReadToTheLimitOnlyAndTheNextDeliveryIsTaken() throws Exception {
        try (Wire wire = connect()) {
            wire.send(letters.head("POST", "evt_1", BODY, "Transfer-Encoding: chunked"));
            wire.send("7fffffff\r\n"); // a chunk whose end never comes
            wire.send(new byte[10_001]);

            assertThat(wire.answer().status()).isEqualTo(413);
            assertThat(post("evt_1", BODY).status()).isEqualTo(200);
        }
    }

    @Test
    void aBodyThatAnnouncesToBeTooLongIsRefusedBeforeItComes() throws Exception {
        try (Wire wire = connect()) {
            wire.send(letters.head("POST", "evt_1", BODY, "Content-Length: 9000000000"));

            assertThat(wire.answer().status()).isEqualTo(413);
        }
        assertThat(last().outcome()).isEqualTo(Outcome.TOO_LARGE);
        assertThat(post("evt_1", BODY).status()).isEqualTo(200);
    }

    @Test
    void aSlowBodyKeepsNobodyElseWaiting() throws Exception {
        try (Wire slow = connect()) {
            slow.send(letters.head("POST", "evt_1", BODY, "Content-Length: " + BODY.length));
            slow.send(Arrays.copyOf(BODY, 10));

            assertThat(post("evt_2", BODY).status()).isEqualTo(200);

            slow.send(Arrays.copyOfRange(BODY, 10, BODY.length));
            assertThat(slow.answer().status()).isEqualTo(200);
        }
        assertThat(desk.handled).extracting(event -> event.deliveryId()).containsExactly("evt_2", "evt_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 4000", "Transfer-Encoding: chunked"})
    void aBodyWhoseConnectionIsResetIsNotHandledAndCanComeAgain(String framing) throws Exception {
        try (Wire wire = connect()) {
            wire.send(letters.head("POST", "evt_1", BODY, framing)).send("fa0\r\n{\"type\": ");
            wire.reset();
        }
        assertThat(door.noticedABreak()).isTrue();
        assertThat(desk.receptions).isEmpty();

        assertThat(post("evt_1", BODY).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 4000", "Transfer-Encoding: chunked"})
    void aBodyThatEndsTooSoonIsNotHandledAndCanComeAgain(String framing) throws Exception {
        try (Wire wire = connect()) {
            wire.send(letters.head("POST", "evt_1", BODY, framing)).send("fa0\r\n{\"type\": ");
            wire.sendNoMore();

            assertThat(wire.read()).doesNotStartWith("HTTP/1.1 2");
        }
        assertThat(door.noticedABreak()).isTrue();
        assertThat(desk.receptions).as("a broken delivery is no forged one").isEmpty();

        assertThat(post("evt_1", BODY).status()).isEqualTo(200);
    }

    protected final Reception last() {
        return desk.receptions.get(desk.receptions.size() - 1);
    }

    protected final Wire connect() throws IOException {
        return new Wire(door.port());
    }

    /** On a connection of its own. */
    protected final Answer post(String id, byte[] body) throws IOException {
        try (Wire wire = connect()) {
            return wire.send(letters.delivery(id, body)).answer();
        }
    }

    protected static byte[] padded(int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) ' ');
        body[0] = '{';
        body[length - 1] = '}';
        return body;
    }
}
