package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.delivery.Lease;
import app.winfactor.webhooks.events.QuoteEvent;
import app.winfactor.webhooks.events.QuoteSent;
import app.winfactor.webhooks.events.SubmissionCreated;
import app.winfactor.webhooks.events.UnknownEvent;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.support.Deliveries;
import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {
    private static final WebhookRequest SUBMISSION = Deliveries.signed(EventType.SUBMISSION_CREATED, "evt_1");

    private final VirtualClock clock = new VirtualClock();
    private final List<String> handled = new ArrayList<>();

    @Nested
    class HandsOver {
        @Test
        void anEventToTheHandlerOfItsKindAndAnswers200() {
            WebhookReceiver receiver = receiver()
                    .on(SubmissionCreated.class, event -> handled.add(event.deliveryId()))
                    .on(QuoteSent.class, event -> handled.add("wrong kind"))
                    .build();

            assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(200);
            assertThat(handled).containsExactly("evt_1");
        }

        @Test
        void anEventToEveryHandlerOfItsKindsInTheOrderOfRegistration() {
            WebhookReceiver receiver = receiver()
                    .on(WebhookEvent.class, event -> handled.add("any"))
                    .on(QuoteSent.class, event -> handled.add("sent"))
                    .on(QuoteEvent.class, event -> handled.add("quote"))
                    .build();

            receiver.receive(Deliveries.signed(EventType.QUOTE_SENT, "evt_2"));

            assertThat(handled).containsExactly("any", "sent", "quote");
        }

        @Test
        void anEventOfATypeThatIsNewToWhoeverWantsThoseToo() {
            byte[] body = "{\"event\":\"window.opened\"}".getBytes(StandardCharsets.UTF_8);
            WebhookReceiver receiver = receiver()
                    .on(UnknownEvent.class, event -> handled.add(event.type().value()))
                    .build();

            assertThat(receiver.receive(Deliveries.signed(body, "evt_3")).status())
                    .isEqualTo(200);
            assertThat(handled).containsExactly("window.opened");
        }

        @Test
        void nothingAndAnswers200IfNobodyWantsTheKind() {
            assertThat(receiver().build().receive(SUBMISSION).isAcknowledged()).isTrue();
        }
    }

    @Nested
    class CopiesOfOneDelivery {
        @Test
        void runTheHandlerOnceAndAreAllAcknowledged() {
            WebhookReceiver receiver = counting();

            assertThat(List.of(receiver.receive(SUBMISSION), receiver.receive(SUBMISSION)))
                    .allMatch(WebhookAnswer::isAcknowledged);
            assertThat(handled).hasSize(1);
        }

        @Test
        void areNotAcknowledgedWhileTheFirstIsBeingHandled() throws Exception {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch finish = new CountDownLatch(1);
            WebhookReceiver receiver = receiver()
                    .on(SubmissionCreated.class, event -> {
                        inside.countDown();
                        finish.await();
                    })
                    .build();
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<WebhookAnswer> first = thread.submit(() -> receiver.receive(SUBMISSION));
                inside.await();

                assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(503);
                finish.countDown();
                assertThat(first.get().status()).isEqualTo(200);
                assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(200);
            } finally {
                thread.shutdownNow();
            }
        }

        @Test
        void areTheSameByTheirBodyIfTheHeaderWithTheIdIsMissing() {
            WebhookReceiver receiver = counting();
            byte[] body = "{\"event\":\"submission.created\"}".getBytes(StandardCharsets.UTF_8);
            WebhookRequest bare = WebhookRequest.of(
                    body,
                    Map.of(
                            "X-WinFactor-Signature",
                            List.of(Signing.header(Signing.SECRET, VirtualClock.START.getEpochSecond(), body))));

            assertThat(receiver.receive(bare).status()).isEqualTo(200);
            assertThat(receiver.receive(bare).status()).isEqualTo(200);
            assertThat(handled).hasSize(1);
        }
    }

    @Nested
    class AHandlerThatFails {
        private final AtomicInteger runs = new AtomicInteger();

        @Test
        void isAnswered500AndRunsAgainWhenTheDeliveryComesAgain() {
            WebhookReceiver receiver = receiver()
                    .on(SubmissionCreated.class, event -> {
                        if (runs.incrementAndGet() == 1) {
                            throw new IOException("the CRM is down");
                        }
                    })
                    .build();

            assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(500);
            assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(200);
            assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(200);
            assertThat(runs).hasValue(2);
        }

        @Test
        void isNotAcknowledgedForASecondHandlerEither() {
            WebhookReceiver receiver = receiver()
                    .on(SubmissionCreated.class, event -> handled.add("first"))
                    .on(SubmissionCreated.class, event -> {
                        throw new IllegalStateException("second");
                    })
                    .build();

            assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(500);
            receiver.receive(SUBMISSION);
            assertThat(handled).containsExactly("first", "first");
        }

        @Test
        void withAnErrorIsThrownOnAndTheDeliveryIsReleased() {
            WebhookReceiver receiver = receiver()
                    .on(SubmissionCreated.class, event -> {
                        if (runs.incrementAndGet() == 1) {
                            throw new StackOverflowError();
                        }
                    })
                    .build();

            assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> receiver.receive(SUBMISSION));
            assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(200);
        }

        @Test
        void becauseItWasInterruptedKeepsTheFlag() {
            WebhookReceiver receiver = receiver()
                    .on(SubmissionCreated.class, event -> {
                        throw new InterruptedException();
                    })
                    .build();

            assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(500);
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void tellsTheSenderNothingOfWhy() {
            WebhookReceiver receiver = receiver()
                    .on(SubmissionCreated.class, event -> {
                        throw new IllegalStateException("our database's name");
                    })
                    .build();

            assertThat(receiver.receive(SUBMISSION).body()).doesNotContain("database");
        }
    }

    @Nested
    class AStoreThatFails {
        @Test
        void beforeTheHandlerIsNotAcknowledgedAndTheHandlerDoesNotRun() {
            WebhookReceiver receiver = counting(new BrokenStore("claim"));

            assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(503);
            assertThat(handled).isEmpty();
        }

        @Test
        void afterTheHandlerIsNotAcknowledged() {
            assertThat(counting(new BrokenStore("complete")).receive(SUBMISSION).status())
                    .isEqualTo(503);
            assertThat(handled).hasSize(1);
        }

        @Test
        void whileReleasingLeavesTheAnswerAsItIs() {
            WebhookReceiver receiver = receiver()
                    .store(new BrokenStore("release"))
                    .on(SubmissionCreated.class, event -> {
                        throw new IllegalStateException("no");
                    })
                    .build();

            assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(500);
        }
    }

    @Test
    void doesNotAcknowledgeWhatTookLongerThanItsLeaseAndWasTakenByAnother() {
        InMemoryDeliveryStore store = InMemoryDeliveryStore.of(10, Duration.ofMinutes(1), clock);
        WebhookReceiver receiver = receiver()
                .store(store)
                .on(SubmissionCreated.class, event -> {
                    clock.advance(Duration.ofMinutes(1));
                    assertThat(store.claim(event.deliveryId())).isInstanceOf(Claim.Acquired.class);
                })
                .build();

        assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=1,v1=", "t=abc,v1=00", "v1=00", "nonsense"})
    void answers401WithoutDetailAndWithoutRunningTheHandlerToASignatureThatIsNone(String signature) {
        WebhookAnswer answer =
                counting().receive(Deliveries.of("{}".getBytes(StandardCharsets.UTF_8), "evt", signature));

        assertThat(answer).isEqualTo(new WebhookAnswer(401, "unauthorized"));
        assertThat(handled).isEmpty();
    }

    @Test
    void answersForgedStaleAndFutureSignaturesAllAlike() {
        WebhookReceiver receiver = counting();
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        long now = VirtualClock.START.getEpochSecond();

        assertThat(List.of(
                        Signing.header(Signing.OTHER_SECRET, now, body),
                        Signing.header(Signing.SECRET, now - 301, body),
                        Signing.header(Signing.SECRET, now + 301, body)))
                .allSatisfy(signature -> assertThat(receiver.receive(Deliveries.of(body, "evt", signature)))
                        .isEqualTo(new WebhookAnswer(401, "unauthorized")));
    }

    @Test
    void takesBothSecretsWhileOneIsReplaced() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .verifier(SignatureVerifier.of(Signing.OTHER_SECRET, Signing.SECRET)
                        .withClock(clock))
                .build();

        assertThat(receiver.receive(SUBMISSION).status()).isEqualTo(200);
    }

    @Test
    void answers400ToBrokenJsonWithAGoodSignatureAnd401WithABadOne() {
        byte[] broken = "{\"event\":".getBytes(StandardCharsets.UTF_8);

        assertThat(counting().receive(Deliveries.signed(broken, "evt")).status())
                .isEqualTo(400);
        assertThat(counting().receive(Deliveries.of(broken, "evt", "t=1,v1=00")).status())
                .isEqualTo(401);
    }

    @Test
    void answers413BeforeItLooksAtTheSignature() {
        WebhookReceiver receiver = receiver().maxBodyBytes(3).build();

        assertThat(receiver.receive(Deliveries.signed(new byte[4], "evt")).status())
                .isEqualTo(413);
        assertThat(receiver.receive(Deliveries.signed(new byte[3], "evt")).status())
                .isEqualTo(400);
    }

    @Test
    void isNotBuiltWithoutASecretOrWithABodyLimitOfNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WebhookReceiver.builder().build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookReceiver.builder().signingSecret(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookReceiver.builder().maxBodyBytes(0));
    }

    private WebhookReceiver.Builder receiver() {
        return WebhookReceiver.builder()
                .verifier(SignatureVerifier.of(Signing.SECRET).withClock(clock));
    }

    private WebhookReceiver counting() {
        return counting(InMemoryDeliveryStore.create());
    }

    private WebhookReceiver counting(DeliveryStore store) {
        return receiver()
                .store(store)
                .on(WebhookEvent.class, event -> handled.add(event.deliveryId()))
                .build();
    }

    /** A store whose database goes away at one step. */
    private static final class BrokenStore implements DeliveryStore {
        private final InMemoryDeliveryStore working = InMemoryDeliveryStore.create();
        private final String step;

        BrokenStore(String step) {
            this.step = step;
        }

        @Override
        public Claim claim(String deliveryId) {
            breakAt("claim");
            return working.claim(deliveryId);
        }

        @Override
        public boolean complete(Lease lease) {
            breakAt("complete");
            return working.complete(lease);
        }

        @Override
        public void release(Lease lease) {
            breakAt("release");
            working.release(lease);
        }

        @Override
        public void forget(String deliveryId) {
            working.forget(deliveryId);
        }

        private void breakAt(String now) {
            if (step.equals(now)) {
                throw new IllegalStateException("the store is down");
            }
        }
    }
}
