package app.winfactor.webhooks;

import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.DeliveryQueue;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.events.MalformedWebhookException;
import app.winfactor.webhooks.events.WebhookEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes deliveries: verify, parse, deduplicate, hand over, answer. There are two ways, chosen by one line of the builder:
 *
 * <ul>
 *   <li>{@linkplain Builder#inline inline}, which is the default: the handler runs in the thread that calls
 *       {@link #receive}, and the answer is 2xx only after it succeeded. How long WinFactor waits for an answer is not
 *       documented: keep it short.
 *   <li>{@linkplain Builder#stored stored}: the event is committed to a database and answered 2xx at once, and
 *       {@linkplain #workers() workers} handle it, in this process or in others, with retries of their own.
 * </ul>
 *
 * <p>One event goes to one handler: that of its own class or else of the nearest superclass, so that {@code QuoteEvent}
 * takes the quote events that have no handler of their own, and {@code WebhookEvent} takes what is left, events of types
 * that this version of the SDK does not know included. An event that no handler takes is acknowledged, done and counted: to
 * handle it later, {@linkplain DeliveryStore#forget forget} it and have it delivered again.
 *
 * <p>A handler that throws is tried again: by WinFactor's next delivery where it runs inline, by a worker where the event is
 * stored. One that throws {@link PermanentFailureException} is not: the event is acknowledged and dead.
 *
 * <p>The delivery ID is not signed. Whoever gets hold of a genuine request can send it again under another ID within the
 * tolerance, so the URL must be https. Safe for use by many threads.
 */
public final class WebhookReceiver {
    /** The longest body that is read unless told otherwise, in bytes. */
    public static final int DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

    /** How long a copy waits for the one that is being handled, unless told otherwise. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(2);

    private final SignatureVerifier verifier;
    private final Handlers handlers;
    private final Intake intake;
    private final @Nullable DeliveryQueue queue;
    private final Bell bell = new Bell();
    private final Receptions receptions;
    private final int maxBodyBytes;

    private WebhookReceiver(Builder builder) {
        this.verifier = SignatureVerifier.of(builder.secrets.toArray(String[]::new))
                .withTolerance(builder.past, builder.future)
                .withClock(builder.clock);
        this.handlers = builder.handlers;
        this.queue = builder.queue;
        this.intake = queue == null
                ? new InlineIntake(builder.store(), handlers, builder.patience, builder.sleeper)
                : new KeepingIntake(queue, bell::ring);
        this.receptions = new Receptions(builder.listener);
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
     * Takes a delivery; the same as {@link #receive(WebhookRequest)}.
     *
     * @param headers its headers, see {@link WebhookRequest#of}
     * @param body its body as it was received, before anything parsed it
     * @return what to answer
     * @throws IllegalArgumentException if a header of WinFactor has a value that is neither a text nor several
     */
    public WebhookAnswer receive(Map<?, ?> headers, byte[] body) {
        return receive(WebhookRequest.of(body, headers));
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

    /**
     * {@return how often each outcome came, since this receiver was built: requests, and attempts of its workers}
     */
    public Map<Outcome, Long> counts() {
        return receptions.counts();
    }

    /**
     * Workers for what is stored, with the handlers of this receiver. Several processes share the work if each has some. A
     * process can have workers without taking requests, or take requests without having workers.
     *
     * @return a builder with the defaults
     * @throws IllegalStateException if this receiver stores nothing, or has no handler
     */
    public WebhookWorkers.Builder workers() {
        if (queue == null) {
            throw new IllegalStateException("workers are for a receiver that was built with stored(…)");
        }
        if (handlers.isEmpty()) {
            throw new IllegalStateException("at least one handler is needed");
        }
        return new WebhookWorkers.Builder(queue, handlers, receptions, bell);
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
        return intake.take(event);
    }

    private WebhookAnswer answer(Reception reception) {
        receptions.tell(reception);
        return reception.outcome().answer();
    }

    /** Builds {@link WebhookReceiver}. */
    public static final class Builder {
        private final List<String> secrets = new ArrayList<>();
        private Handlers handlers = Handlers.none();
        private Duration past = SignatureVerifier.DEFAULT_TOLERANCE;
        private Duration future = SignatureVerifier.DEFAULT_TOLERANCE;
        private Clock clock = Clock.systemUTC();
        private @Nullable DeliveryStore store;
        private @Nullable DeliveryQueue queue;
        private Duration patience = DEFAULT_PATIENCE;
        private Sleeper sleeper = Sleeper.real();
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
            Objects.requireNonNull(handler, "handler");
            return onDelivery(type, (event, delivery) -> handler.handle(event));
        }

        /**
         * Sets the handler of a class of events, one that wants to know which delivery it handles.
         *
         * @param <E> the events
         * @param type the class, or a superclass that stands for all that have no handler of their own
         * @param handler what to do with one
         * @return this builder
         * @throws IllegalArgumentException if the class has a handler already: two would repeat each other's effects
         */
        public <E extends WebhookEvent> Builder onDelivery(Class<E> type, DeliveryHandler<? super E> handler) {
            handlers = handlers.with(type, handler);
            return this;
        }

        /**
         * Handles each event in its request, and remembers what is done: in the memory of this process unless told
         * otherwise. Takes the place of {@link #stored}.
         *
         * @param deliveries shared by all processes that take deliveries for the same URL
         * @return this builder
         */
        public Builder inline(DeliveryStore deliveries) {
            this.store = Objects.requireNonNull(deliveries, "deliveries");
            this.queue = null;
            return this;
        }

        /**
         * Stores each event, and answers. {@link WebhookReceiver#workers()} handle it. Takes the place of {@link #inline}.
         *
         * @param deliveries shared by all processes that take deliveries for the same URL, and by their workers
         * @return this builder
         */
        public Builder stored(DeliveryQueue deliveries) {
            this.queue = Objects.requireNonNull(deliveries, "deliveries");
            this.store = null;
            return this;
        }

        /**
         * Sets how long a copy waits, inline, for the end of the one that is being handled, before it is answered 503; two
         * seconds unless told otherwise.
         *
         * @param limit nothing for no wait; at most a minute
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder patience(Duration limit) {
            if (limit.isNegative() || limit.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new IllegalArgumentException("the patience must be between nothing and a minute: " + limit);
            }
            this.patience = limit;
            return this;
        }

        /** For tests, where time is virtual. */
        Builder sleeper(Sleeper other) {
            this.sleeper = other;
            return this;
        }

        private DeliveryStore store() {
            return store != null
                    ? store
                    : InMemoryDeliveryStore.create(
                            InMemoryDeliveryStore.DEFAULT_CAPACITY, InMemoryDeliveryStore.DEFAULT_LEASE_TIME, clock);
        }

        /**
         * Sets how far the time of a signature may be off, either way; five minutes unless told otherwise.
         *
         * @param tolerance more than nothing, at most an hour
         * @return this builder
         */
        public Builder tolerance(Duration tolerance) {
            return tolerance(tolerance, tolerance);
        }

        /**
         * Sets how old the time of a signature may be, and how far in the future it may be; five minutes both unless told
         * otherwise.
         *
         * @param past more than nothing, at most an hour
         * @param future more than nothing, at most an hour
         * @return this builder
         */
        public Builder tolerance(Duration past, Duration future) {
            this.past = Objects.requireNonNull(past, "past");
            this.future = Objects.requireNonNull(future, "future");
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
         * @throws IllegalStateException if there is no handler and nothing is stored: every event would be acknowledged and
         *     none handled
         */
        public WebhookReceiver build() {
            if (handlers.isEmpty() && queue == null) {
                throw new IllegalStateException("at least one handler is needed");
            }
            return new WebhookReceiver(this);
        }
    }
}
