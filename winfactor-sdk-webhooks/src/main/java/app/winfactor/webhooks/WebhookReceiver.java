package app.winfactor.webhooks;

import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.delivery.Lease;
import app.winfactor.webhooks.events.MalformedWebhookException;
import app.winfactor.webhooks.events.WebhookEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a delivery from its raw bytes to a handler: verify, parse, deduplicate, hand over, answer.
 *
 * <p>It answers 2xx only after every handler of the event succeeded, or if the delivery was handled before. Anything else
 * makes WinFactor deliver it again, or leaves it in the delivery log, from where a redelivery brings it back:
 *
 * <table>
 * <caption>What it answers</caption>
 * <tr><th>status</th><th>when</th></tr>
 * <tr><td>200</td><td>handled, handled before, or no handler is registered for this kind of event</td></tr>
 * <tr><td>400</td><td>the signature is good, but the body is no JSON object</td></tr>
 * <tr><td>401</td><td>the signature is missing, malformed, wrong, stale or of the future; the log says which, the answer does
 * not</td></tr>
 * <tr><td>413</td><td>the body is too large</td></tr>
 * <tr><td>500</td><td>a handler failed</td></tr>
 * <tr><td>503</td><td>another copy is being handled, or the store failed</td></tr>
 * </table>
 *
 * <p>Safe for use by many threads.
 */
public final class WebhookReceiver {
    /** How large a body may be unless told otherwise: 1 MiB. */
    public static final int DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

    private static final Logger LOG = System.getLogger(WebhookReceiver.class.getName());

    private final SignatureVerifier verifier;
    private final DeliveryStore store;
    private final int maxBodyBytes;
    private final List<Registration<?>> registrations;

    private WebhookReceiver(
            SignatureVerifier verifier, DeliveryStore store, int maxBodyBytes, List<Registration<?>> registrations) {
        this.verifier = verifier;
        this.store = store;
        this.maxBodyBytes = maxBodyBytes;
        this.registrations = List.copyOf(registrations);
    }

    /** {@return a builder; a signing secret is the one thing it has to be given} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return how large a body may be, in bytes: whoever reads it need not read on} */
    public int maxBodyBytes() {
        return maxBodyBytes;
    }

    /**
     * Receives a delivery.
     *
     * @param request the delivery
     * @return what to answer
     */
    public WebhookAnswer receive(WebhookRequest request) {
        if (request.body().length > maxBodyBytes) {
            return tooLarge();
        }
        try {
            verifier.verify(request.body(), request.signature());
            return once(WebhookParser.parse(request));
        } catch (InvalidSignatureException e) {
            LOG.log(Level.WARNING, "A delivery was refused: {0}", e.reason());
            return new WebhookAnswer(401, "unauthorized");
        } catch (MalformedWebhookException e) {
            LOG.log(Level.WARNING, "A delivery with a good signature cannot be read", e);
            return new WebhookAnswer(400, "no JSON object");
        }
    }

    /** {@return what to answer to a body over the limit, which need not be read} */
    public WebhookAnswer tooLarge() {
        return new WebhookAnswer(413, "too large");
    }

    private WebhookAnswer once(WebhookEvent event) {
        Claim claim;
        try {
            claim = store.claim(event.deliveryId());
        } catch (RuntimeException e) {
            return storeFailed(event, e);
        }
        if (claim instanceof Claim.Done) {
            return new WebhookAnswer(200, "handled before");
        }
        if (claim instanceof Claim.Acquired acquired) {
            return handle(event, acquired.lease());
        }
        return new WebhookAnswer(503, "being handled");
    }

    private WebhookAnswer handle(WebhookEvent event, Lease lease) {
        boolean handled = false;
        try {
            for (Registration<?> registration : registrations) {
                registration.offer(event);
            }
            handled = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(event, e);
        } catch (Exception e) { // whatever a handler throws, the event comes again
            return failed(event, e);
        } finally {
            if (!handled) {
                release(event, lease);
            }
        }
        return complete(event, lease);
    }

    private WebhookAnswer complete(WebhookEvent event, Lease lease) {
        try {
            if (store.complete(lease)) {
                return new WebhookAnswer(200, "handled");
            }
            LOG.log(Level.WARNING, "{0} was handled, but took longer than its lease: it may be handled twice", event);
            return new WebhookAnswer(503, "being handled");
        } catch (RuntimeException e) {
            return storeFailed(event, e);
        }
    }

    /** If it fails, the lease ends by itself; the answer is no 2xx either way. */
    private void release(WebhookEvent event, Lease lease) {
        try {
            store.release(lease);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, event + " could not be released, and waits for its lease to end", e);
        }
    }

    private static WebhookAnswer failed(WebhookEvent event, Exception e) {
        LOG.log(Level.WARNING, event + " could not be handled, and will come again", e);
        return new WebhookAnswer(500, "failed");
    }

    private static WebhookAnswer storeFailed(WebhookEvent event, RuntimeException e) {
        LOG.log(Level.WARNING, event + " is not acknowledged, for the delivery store failed", e);
        return new WebhookAnswer(503, "try again");
    }

    private record Registration<E extends WebhookEvent>(Class<E> kind, WebhookHandler<? super E> handler) {
        void offer(WebhookEvent event) throws Exception {
            if (kind.isInstance(event)) {
                handler.handle(kind.cast(event));
            }
        }
    }

    /** Builds a {@link WebhookReceiver}. */
    public static final class Builder {
        private final List<Registration<?>> registrations = new ArrayList<>();
        private @Nullable SignatureVerifier verifier;
        private DeliveryStore store = InMemoryDeliveryStore.create();
        private int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;

        private Builder() {}

        /**
         * Sets the signing secrets.
         *
         * @param secrets those that are valid now: one, or more while one is replaced
         * @return this builder
         * @throws IllegalArgumentException if there is none, or one is blank or has white space around it
         */
        public Builder signingSecret(String... secrets) {
            return verifier(SignatureVerifier.of(secrets));
        }

        /**
         * Sets who looks at signatures, for another tolerance or clock.
         *
         * @param signatures the verifier
         * @return this builder
         */
        public Builder verifier(SignatureVerifier signatures) {
            this.verifier = signatures;
            return this;
        }

        /**
         * Registers a handler. Every handler whose kind an event is gets it, in the order of registration; if one fails, the
         * event comes again, to all of them.
         *
         * @param kind the kind of event, for example {@code SubmissionCreated.class}, {@code QuoteEvent.class} for every
         *     quote event, or {@code WebhookEvent.class} for all
         * @param handler handles them
         * @param <E> the kind
         * @return this builder
         */
        public <E extends WebhookEvent> Builder on(Class<E> kind, WebhookHandler<? super E> handler) {
            registrations.add(new Registration<>(kind, handler));
            return this;
        }

        /**
         * Sets where handled deliveries are remembered. Left out, it is an {@link InMemoryDeliveryStore}.
         *
         * @param deliveries the store
         * @return this builder
         */
        public Builder store(DeliveryStore deliveries) {
            this.store = deliveries;
            return this;
        }

        /**
         * Sets how large a body may be. Left out, it is {@value WebhookReceiver#DEFAULT_MAX_BODY_BYTES} bytes.
         *
         * @param bytes at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less
         */
        public Builder maxBodyBytes(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxBodyBytes must be at least 1: " + bytes);
            }
            this.maxBodyBytes = bytes;
            return this;
        }

        /**
         * Builds the receiver.
         *
         * @return the receiver
         * @throws IllegalStateException if there is no signing secret
         */
        public WebhookReceiver build() {
            if (verifier == null) {
                throw new IllegalStateException("There is no signing secret: set signingSecret(…)");
            }
            return new WebhookReceiver(verifier, store, maxBodyBytes, registrations);
        }
    }
}
