package app.winfactor.webhooks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.InvalidSignatureException.Reason;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookRequest;
import app.winfactor.webhooks.support.Desk;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayAttackTest {
    private final Desk desk = new Desk();
    private final WebhookRequest captured = desk.sender.delivery("evt_1", EventType.QUOTE_ACCEPTED);

    @Test
    void aReplayWithinTheToleranceHasNoSecondEffect() {
        desk.receive(captured, Outcome.HANDLED);
        desk.receive(captured, Outcome.DUPLICATE);

        assertThat(desk.handled).hasSize(1);
    }

    @Test
    void aReplayAfterTheToleranceIsRefusedWhetherOrNotItWasSeenBefore() {
        desk.clock.advance(Duration.ofSeconds(301));

        assertThat(desk.receive(captured, Outcome.SIGNATURE_REFUSED).refusal()).contains(Reason.STALE);
        assertThat(desk.handled).isEmpty();
    }

    @Test
    void aRequestFromTheFutureCannotBeKeptForLater() {
        desk.clock.advance(Duration.ofSeconds(-301));

        assertThat(desk.receive(captured, Outcome.SIGNATURE_REFUSED).refusal()).contains(Reason.FUTURE);
        assertThat(desk.handled).isEmpty();
    }
}
