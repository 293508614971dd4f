package app.winfactor.webhooks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.FaultyStore.Operation;
import org.junit.jupiter.api.Test;

class StoreFailsTest {
    private final Desk desk = new Desk();

    @Test
    void withoutALeaseTheHandlerIsNotCalled() {
        desk.store.fail(Operation.CLAIM);
        receive(Outcome.STORE_FAILED);
        assertThat(desk.handled).isEmpty();

        desk.store.heal();
        receive(Outcome.HANDLED);
    }

    @Test
    void whatCannotBeMarkedAsDoneIsNotAcknowledged() {
        desk.store.fail(Operation.DONE);
        receive(Outcome.STORE_FAILED);

        desk.store.heal();
        receive(Outcome.IN_PROGRESS);
        desk.clock.advance(Desk.LEASE_TIME);
        receive(Outcome.HANDLED);
        receive(Outcome.DUPLICATE);
    }

    private void receive(Outcome outcome) {
        desk.receive(desk.sender.delivery("evt_1", EventType.LEAD_CREATED), outcome);
    }
}
