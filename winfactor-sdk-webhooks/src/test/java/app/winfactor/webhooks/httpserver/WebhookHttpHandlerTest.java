package app.winfactor.webhooks.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.scenarios.DoorScenarios;
import app.winfactor.webhooks.support.Door;
import app.winfactor.webhooks.support.Wire;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebhookHttpHandlerTest extends DoorScenarios {
    @Override
    protected Door open(WebhookReceiver receiver) {
        return new HttpServerDoor(receiver);
    }

    /** See {@link AnswersLeaveInOneWriteTest}. */
    @Override
    protected String said(String body) {
        return "";
    }

    @Test
    void noAnswerIsSentIfTheHandlerBreaksDown() throws Exception {
        Error error = new StackOverflowError();
        desk.handlerDoes(event -> {
            throw error;
        });
        try (Wire wire = connect()) {
            assertThat(wire.send(letters.delivery("evt_1", BODY)).read()).isEmpty();
        }
        assertThat(((HttpServerDoor) door()).brokenDown.poll(10, TimeUnit.SECONDS))
                .isSameAs(error);
    }

    @Test
    void aSenderOfTooMuchIsToldThatTheConnectionEnds() throws Exception {
        try (Wire wire = connect()) {
            wire.send(letters.head("POST", "evt_1", BODY, "Content-Length: 9000000000"));

            assertThat(wire.answer().headers().get("connection")).isEqualToIgnoringCase("close");
        }
    }
}
