package app.winfactor.webhooks.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.scenarios.DoorScenarios;
import app.winfactor.webhooks.support.Door;
import app.winfactor.webhooks.support.Wire;
import app.winfactor.webhooks.support.Wire.Answer;
import org.junit.jupiter.api.Test;

class WebhookServletTest extends DoorScenarios {
    @Override
    protected Door open(WebhookReceiver receiver) {
        return new JettyDoor(receiver);
    }

    @Override
    protected String said(String body) {
        return body;
    }

    @Test
    void theBodyOfAnAnswerIsPlainText() throws Exception {
        assertThat(post("evt_1", BODY).headers().get("content-type")).containsIgnoringCase("text/plain");
    }

    @Test
    void twoValuesOfTheSignatureAreBothLookedAt() throws Exception {
        try (Wire wire = connect()) {
            Answer answer = wire.send(letters.head(
                            "POST",
                            "evt_1",
                            BODY,
                            "Content-Length: " + BODY.length,
                            "X-WinFactor-Signature: v1=" + "0".repeat(64)))
                    .send(BODY)
                    .answer();

            assertThat(answer.status()).isEqualTo(200);
        }
    }
}
