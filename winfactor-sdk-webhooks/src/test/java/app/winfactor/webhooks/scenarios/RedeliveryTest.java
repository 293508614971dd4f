package app.winfactor.webhooks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.support.Desk;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
    private final Desk desk = new Desk();

    @Test
    void aRedeliveryOfWhatIsDoneIsAcknowledgedWithoutASecondEffect() {
        receive(Outcome.HANDLED);
        desk.clock.advance(Duration.ofDays(3));
        receive(Outcome.DUPLICATE);

        assertThat(desk.handled).hasSize(1);
    }

    @Test
    void whatWasForgottenOnPurposeIsHandledAgain() {
        receive(Outcome.HANDLED);
        assertThat(desk.memory.forget("evt_1")).isTrue();
        receive(Outcome.HANDLED);

        assertThat(desk.handled).hasSize(2);
    }

    private void receive(Outcome outcome) {
        desk.receive(desk.sender.delivery("evt_1", EventType.SUBMISSION_CREATED), outcome);
    }
}
