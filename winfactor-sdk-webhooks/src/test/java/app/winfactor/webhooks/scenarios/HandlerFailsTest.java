package app.winfactor.webhooks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookRequest;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.FaultyStore.Operation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HandlerFailsTest {
    private final Desk desk = new Desk();
    private final WebhookRequest delivery = desk.sender.delivery("evt_1", EventType.SUBMISSION_CREATED);

    @Test
    void theNextAttemptIsHandled() {
        IOException failure = new IOException("the CRM is down");
        desk.handlerDoes(event -> {
            throw failure;
        });
        Reception reception = desk.receive(delivery, Outcome.HANDLER_FAILED);
        assertThat(reception.failure()).containsSame(failure);
        assertThat(reception.event().orElseThrow().deliveryId()).isEqualTo("evt_1");
        desk.receive(delivery, Outcome.HANDLER_FAILED);

        desk.handlerSucceeds();
        desk.receive(delivery, Outcome.HANDLED);
        desk.receive(delivery, Outcome.DUPLICATE);
        assertThat(desk.handled).hasSize(1);
    }

    @Test
    void anInterruptIsPassedOnAfterTheLeaseIsReleased() {
        desk.handlerDoes(event -> {
            throw new InterruptedException();
        });

        desk.receive(delivery, Outcome.HANDLER_FAILED);

        assertThat(Thread.interrupted()).isTrue();
        desk.handlerSucceeds();
        desk.receive(delivery, Outcome.HANDLED);
    }

    @Test
    void anErrorIsPassedOnAfterTheLeaseIsReleased() {
        OutOfMemoryError error = new OutOfMemoryError("for the test");
        desk.handlerDoes(event -> {
            throw error;
        });

        assertThatThrownBy(() -> desk.receiver.receive(delivery)).isSameAs(error);

        assertThat(desk.receptions).isEmpty();
        desk.handlerSucceeds();
        desk.receive(delivery, Outcome.HANDLED);
    }

    @Test
    void aLeaseThatCannotBeReleasedRunsOut() {
        IOException failure = new IOException("the CRM is down");
        desk.handlerDoes(event -> {
            throw failure;
        });
        desk.store.fail(Operation.RELEASE);
        desk.receive(delivery, Outcome.HANDLER_FAILED);
        assertThat(failure.getSuppressed()).hasSize(1);

        desk.store.heal();
        desk.handlerSucceeds();
        desk.receive(delivery, Outcome.IN_PROGRESS);
        desk.clock.advance(Desk.LEASE_TIME);
        desk.receive(desk.sender.delivery("evt_1", EventType.SUBMISSION_CREATED), Outcome.HANDLED);
    }

    @Test
    void theStoreMayFailWithTheVeryExceptionOfTheHandler() {
        desk.handlerDoes(event -> {
            throw desk.store.down;
        });
        desk.store.fail(Operation.RELEASE);

        desk.receive(delivery, Outcome.HANDLER_FAILED);
    }
}
