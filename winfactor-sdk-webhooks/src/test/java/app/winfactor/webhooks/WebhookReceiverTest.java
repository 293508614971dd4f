package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.events.LeadCreated;
import app.winfactor.webhooks.events.QuoteAccepted;
import app.winfactor.webhooks.events.QuoteEvent;
import app.winfactor.webhooks.events.SubmissionCreated;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Desk;
import app.winfactor.webhooks.support.Sender;
import app.winfactor.webhooks.support.Signing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
    private final Desk desk = new Desk();

    @Test
    void handsAnEventToTheHandlerOfTheNearestClassOnly() {
        List<String> calls = new ArrayList<>();
        WebhookReceiver receiver = desk.builder()
                .on(WebhookEvent.class, event -> calls.add("any " + event.type()))
                .on(QuoteEvent.class, event -> calls.add("quote " + event.type()))
                .on(
                        QuoteAccepted.class,
                        event -> calls.add("accepted " + event.quoteId().orElseThrow()))
                .build();

        for (EventType type : List.of(EventType.QUOTE_ACCEPTED, EventType.QUOTE_SENT, EventType.LEAD_CREATED)) {
            desk.receive(receiver, desk.sender.delivery("evt_" + type, type), Outcome.HANDLED);
        }

        assertThat(calls).containsExactly("accepted k61quo", "quote quote.sent", "any lead.created");
    }

    @Test
    void acknowledgesAndRemembersAnEventThatNobodyWants() {
        WebhookReceiver receiver =
                desk.builder().on(LeadCreated.class, desk.handled::add).build();

        desk.receive(receiver, desk.sender.delivery("evt_1", EventType.QUOTE_SENT), Outcome.NO_HANDLER);
        desk.receive(receiver, desk.sender.delivery("evt_1", EventType.QUOTE_SENT), Outcome.DUPLICATE);
        assertThat(desk.handled).isEmpty();
    }

    @Test
    void takesAHandlerOfASupertypeForASubtype() {
        WebhookHandler<WebhookEvent> any = desk.handled::add;
        WebhookReceiver receiver =
                desk.builder().on(SubmissionCreated.class, any).build();

        desk.receive(receiver, desk.sender.delivery("evt_1", EventType.SUBMISSION_CREATED), Outcome.HANDLED);
    }

    @Test
    void refusesASecondHandlerForAClass() {
        WebhookReceiver.Builder builder = desk.builder().on(LeadCreated.class, event -> {});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.on(LeadCreated.class, event -> {}))
                .withMessageContaining("LeadCreated");
    }

    @Test
    void refusesToBeBuiltWithoutASecretOrAHandlerOrWithALimitOfNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        WebhookReceiver.builder().signingSecret(Signing.SECRET).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookReceiver.builder()
                        .on(WebhookEvent.class, event -> {})
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookReceiver.builder()
                        .signingSecret(" ")
                        .on(WebhookEvent.class, event -> {})
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookReceiver.builder()
                        .signingSecret(Signing.SECRET)
                        .tolerance(Duration.ofDays(1))
                        .on(WebhookEvent.class, event -> {})
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookReceiver.builder().maxBodyBytes(0));
    }

    @Test
    void worksWithTheDefaults() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .signingSecret(Signing.SECRET)
                .on(WebhookEvent.class, desk.handled::add)
                .build();
        Sender sender = new Sender(Clock.systemUTC());

        assertThat(receiver.maxBodyBytes()).isEqualTo(1024 * 1024);
        assertThat(receiver.receive(sender.delivery("evt_1", EventType.LEAD_CREATED)))
                .isEqualTo(new WebhookAnswer(200, "handled"));
        assertThat(receiver.receive(sender.delivery("evt_1", EventType.LEAD_CREATED)))
                .isEqualTo(new WebhookAnswer(200, "known"));
        assertThat(desk.handled).hasSize(1);
    }

    @Test
    void aListenerThatFailsChangesNothing() {
        WebhookReceiver receiver = desk.builder()
                .on(WebhookEvent.class, desk.handled::add)
                .listener(reception -> {
                    throw new IllegalStateException("for the test");
                })
                .build();

        assertThat(receiver.receive(desk.sender.delivery("evt_1", EventType.LEAD_CREATED)))
                .isEqualTo(Outcome.HANDLED.answer());
        assertThat(receiver.receive(desk.sender.delivery("evt_1", EventType.LEAD_CREATED)))
                .isEqualTo(Outcome.DUPLICATE.answer());
    }

    @Test
    void answers2xxForWhatNeedsNoMoreDeliveriesOnly() {
        assertThat(Outcome.values())
                .filteredOn(outcome -> outcome.answer().status() / 100 == 2)
                .containsExactly(Outcome.HANDLED, Outcome.NO_HANDLER, Outcome.STORED, Outcome.DUPLICATE, Outcome.DEAD);
    }
}
