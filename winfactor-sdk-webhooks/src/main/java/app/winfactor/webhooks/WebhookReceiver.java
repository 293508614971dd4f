package app.winfactor.webhooks;

import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.events.MalformedWebhookException;
import app.winfactor.webhooks.events.WebhookEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes deliveries: verify, parse, deduplicate, hand over, answer. The answer is 2xx only after the handler succeeded or
 * nobody wants the event, so whatever goes wrong, WinFactor delivers again.
 *
 * <p>One event goes to one handler: that of its own class or else of the nearest superclass, so that {@code QuoteEvent}
 * takes the quote events that have no handler of their own, and {@code WebhookEvent} takes what is left, events of types
 * that this version of the SDK does not know included. An event that no handler takes is answered 200 and done: to handle
 * it later, {@linkplain DeliveryStore#forget forget} it and have it delivered again.
 *
 * <p>The handler runs in the thread that calls {@link #receive}. How long WinFactor waits for an answer is not documented:
 * keep it short.
 *
 * <p>The delivery ID is not signed. Whoever gets hold of a genuine request can send it again under another ID within the
 * tolerance, so the URL must be https. Safe for use by many threads.
 */
public final class WebhookReceiver {
    /** The longest body that is read unless told otherwise, in bytes. */
    public static final int DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

    private final SignatureVerifier verifier;
    private final HandOver handOver;
    private final ReceptionListener listener;
    private final int maxBodyBytes;

    private WebhookReceiver(Builder builder) {
        Clock clock = builder.clock;
        this.verifier = SignatureVerifier.of(builder.secrets.toArray(String[]::new))
                .withTolerance(builder.tolerance)
                .withClock(clock);
        this.handOver = new HandOver(
                builder.store != null
                        ? builder.store
                        : InMemoryDeliveryStore.create(
                                InMemoryDeliveryStore.DEFAULT_CAPACITY,
                                InMemoryDeliveryStore.DEFAULT_LEASE_TIME,
                                clock),
                new Handlers(builder.handlers));
        this.listener = builder.listener;
        this.maxBodyBytes = builder.maxBodyBytes;
    }

    /** {@return a builder with the defaults; it needs a signing secret and a handler} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Takes a delivery. Throws nothing but the {@link Error} of a handler, a store or a listener; no 2xx must be sent then.
     *
     * @param request the delivery
     * @return what to answer
     */
    public WebhookAnswer receive(WebhookRequest request) {
        return answer(reception(request));
    }

    /**
     * Takes notice of a body that an adapter does not even read because it announced to be longer than
     * {@link #maxBodyBytes()}.
     *
     * @return what to answer
     */
    public WebhookAnswer refuseTooLarge() {
        return answer(new Reception(Outcome.TOO_LARGE, null, null));
    }

    /** {@return the longest body that is taken, in bytes: an adapter need not read more than one byte beyond it} */
    public int maxBodyBytes() {
        return maxBodyBytes;
    }

    private Reception reception(WebhookRequest request) {
        if (request.body().length > maxBodyBytes) {
            return new Reception(Outcome.TOO_LARGE, null, null);
        }
        WebhookEvent event;
        try {
            verifier.verify(request.body(), request.signature());
            event = WebhookParser.parse(request);
        } catch (InvalidSignatureException e) {
            return new Reception(Outcome.SIGNATURE_REFUSED, null, e);
        } catch (MalformedWebhookException e) {
            return new Reception(Outcome.MALFORMED, null, e);
        }
        return handOver.handOver(event);
    }

    private WebhookAnswer answer(Reception reception) {
        try {
            listener.received(reception);
        } catch (RuntimeException e) {
            ReceptionLog.listenerFailed(e);
        }
        return reception.outcome().answer();
    }

    /** Builds {@link WebhookReceiver}. */
    public static final class Builder {
        private final List<String> secrets = new ArrayList<>();
        private final Map<Class<?>, WebhookHandler<WebhookEvent>> handlers = new HashMap<>();
        private Duration tolerance = SignatureVerifier.DEFAULT_TOLERANCE;
        private Clock clock = Clock.systemUTC();
        private @Nullable DeliveryStore store;
        private ReceptionListener listener = ReceptionListener.logging();
        private int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;

        private Builder() {}

        /**
         * Adds a signing secret. While one is replaced, add both (that two can be valid is an assumption).
         *
         * @param secret the whole secret, {@code whsec_} included
         * @return this builder
         */
        public Builder signingSecret(String secret) {
            secrets.add(Objects.requireNonNull(secret, "secret"));
            return this;
        }

        /**
         * Sets the handler of a class of events.
         *
         * @param <E> the events
         * @param type the class, or a superclass that stands for all that have no handler of their own
         * @param handler what to do with one
         * @return this builder
         * @throws IllegalArgumentException if the class has a handler already: two would repeat each other's effects
         */
        public <E extends WebhookEvent> Builder on(Class<E> type, WebhookHandler<? super E> handler) {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(handler, "handler");
            if (handlers.putIfAbsent(type, event -> handler.handle(type.cast(event))) != null) {
                throw new IllegalArgumentException(type.getSimpleName() + " has a handler already");
            }
            return this;
        }

        /**
         * Sets where to remember what is done; in the memory of this process unless told otherwise.
         *
         * @param store shared by all processes that take deliveries for the same URL
         * @return this builder
         */
        public Builder store(DeliveryStore store) {
            this.store = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * Sets how far the time of a signature may be off, either way; five minutes unless told otherwise.
         *
         * @param tolerance more than nothing, at most an hour
         * @return this builder
         */
        public Builder tolerance(Duration tolerance) {
            this.tolerance = Objects.requireNonNull(tolerance, "tolerance");
            return this;
        }

        /**
         * Sets who tells the time; the system unless told otherwise.
         *
         * @param clock the clock
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets the longest body that is taken; {@value #DEFAULT_MAX_BODY_BYTES} unless told otherwise.
         *
         * @param bytes at least one
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxBodyBytes(int bytes) {
            if (bytes < 1 || bytes == Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "the longest body must be at least one byte, and less than 2 GiB: " + bytes);
            }
            this.maxBodyBytes = bytes;
            return this;
        }

        /**
         * Sets who is told what became of every request; {@link ReceptionListener#logging()} unless told otherwise.
         *
         * @param listener the listener
         * @return this builder
         */
        public Builder listener(ReceptionListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Builds it.
         *
         * @return the receiver
         * @throws IllegalArgumentException if there is no signing secret, or one is blank or has white space around it, or
         *     the tolerance is out of range
         * @throws IllegalStateException if there is no handler: every event would be acknowledged and none handled
         */
        public WebhookReceiver build() {
            if (handlers.isEmpty()) {
                throw new IllegalStateException("at least one handler is needed");
            }
            return new WebhookReceiver(this);
        }
    }
}
