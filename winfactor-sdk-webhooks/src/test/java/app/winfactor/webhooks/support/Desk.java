package app.winfactor.webhooks.support;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.Reception;
import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.WebhookHandler;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.WebhookRequest;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.events.WebhookEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver with everything around it in view: the clock, the store, what was handled, what was reported. */
public final class Desk {
    public static final Duration LEASE_TIME = Duration.ofMinutes(5);

    public final VirtualClock clock = new VirtualClock();
    public final Sender sender = new Sender(clock);
    public final InMemoryDeliveryStore memory = InMemoryDeliveryStore.create(100, LEASE_TIME, clock);
    public final FaultyStore store = new FaultyStore(memory);
    public final List<WebhookEvent> handled = new CopyOnWriteArrayList<>();
    public final List<Reception> receptions = new CopyOnWriteArrayList<>();
    public final WebhookReceiver receiver;

    private volatile WebhookHandler<WebhookEvent> handler = handled::add;

    public Desk() {
        receiver =
                builder().on(WebhookEvent.class, event -> handler.handle(event)).build();
    }

    /** The same around it, other handlers. */
    public WebhookReceiver.Builder builder() {
        return WebhookReceiver.builder()
                .signingSecret(Signing.SECRET)
                .inline(store)
                .patience(Duration.ZERO)
                .clock(clock)
                .maxBodyBytes(10_000)
                .listener(receptions::add);
    }

    /** From now on the handler does this before it takes note of the event. */
    public void handlerDoes(WebhookHandler<WebhookEvent> first) {
        handler = event -> {
            first.handle(event);
            handled.add(event);
        };
    }

    public void handlerSucceeds() {
        handler = handled::add;
    }

    public Reception receive(WebhookRequest request, Outcome outcome) {
        return receive(receiver, request, outcome);
    }

    public Reception receive(WebhookReceiver other, WebhookRequest request, Outcome outcome) {
        assertThat(other.receive(request)).isEqualTo(outcome.answer());
        Reception reception = receptions.get(receptions.size() - 1);
        assertThat(reception.outcome()).isEqualTo(outcome);
        return reception;
    }
}
