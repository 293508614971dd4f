package app.winfactor.samples.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.events.SubmissionCreated;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ServletReceiverTest {
    private final List<Optional<String>> handled = new CopyOnWriteArrayList<>();
    private volatile boolean busy = true;

    @Test
    void aDeliveryToTheServletIsHandledOnceItSucceeds() {
        try (FakeWinFactor fake = FakeWinFactor.start();
                ServletReceiver servlet = ServletReceiver.start(0, receiver(fake.signingSecret()))) {
            fake.webhooks().deliverTo(URI.create("http://localhost:" + servlet.port() + "/webhooks"));

            String id = fake.customer().submits();
            fake.webhooks().awaitIdle(Duration.ofSeconds(20));
            assertThat(handled).as("by the handler that failed").isEmpty();

            busy = false;
            fake.advance(Duration.ofHours(1));
            assertThat(handled).containsExactly(Optional.of(id));
        }
    }

    private WebhookReceiver receiver(String signingSecret) {
        return WebhookReceiver.builder()
                .signingSecret(signingSecret)
                .on(SubmissionCreated.class, event -> {
                    if (busy) {
                        throw new IllegalStateException("for the test");
                    }
                    handled.add(event.submissionId());
                })
                .build();
    }
}
