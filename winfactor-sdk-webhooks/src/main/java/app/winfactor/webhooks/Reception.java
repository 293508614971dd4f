package app.winfactor.webhooks;

import app.winfactor.webhooks.delivery.DeliveryStoreException;
import app.winfactor.webhooks.events.MalformedWebhookException;
import app.winfactor.webhooks.events.WebhookEvent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one request, or of one attempt of a worker at a stored event, for whoever runs the receiver. */
public final class Reception {
    /** What can become of a request or of a stored event, and what a request is answered. */
    public enum Outcome {
        /** The handler succeeded: 200. */
        HANDLED(200, "handled"),
        /** There is no handler for such an event; it is done nevertheless: 200. */
        NO_HANDLER(200, "not needed"),
        /** The event is kept in the database, for a worker to handle it: 200. */
        STORED(200, "stored"),
        /** The event was stored, done or dead before, so no handler was called: 200. */
        DUPLICATE(200, "known"),
        /** The handler gave the event up, or it failed for the last time: 200. It can be listed, retried or forgotten. */
        DEAD(200, "given up"),
        /** Another copy is being handled, and whether that succeeds is not known yet: 503. */
        IN_PROGRESS(503, "in progress"),
        /** The signature was refused, see {@link Reception#refusal()}: 401. */
        SIGNATURE_REFUSED(401, "unauthorized"),
        /** The body is longer than allowed: 413. */
        TOO_LARGE(413, "too large"),
        /** WinFactor signed it, but it is no JSON object: 400. */
        MALFORMED(400, "malformed"),
        /** The handler failed, and the event comes again: 500. */
        HANDLER_FAILED(500, "failed"),
        /** The store failed before the handler ran, or could not mark as done what the handler did: 503. */
        STORE_FAILED(503, "unavailable");

        /** Long enough for a handler to end, and sooner than WinFactor's first repeat. */
        private static final Map<String, String> LATER = Map.of("Retry-After", "30");

        private final int status;
        private final String body;

        Outcome(int status, String body) {
            this.status = status;
            this.body = body;
        }

        /** {@return what is answered} */
        public WebhookAnswer answer() {
            return new WebhookAnswer(status, body, status == 503 ? LATER : Map.of());
        }
    }

    private final Outcome outcome;
    private final @Nullable WebhookEvent event;
    private final @Nullable Throwable failure;

    Reception(Outcome outcome, @Nullable WebhookEvent event, @Nullable Throwable failure) {
        this.outcome = outcome;
        this.event = event;
        this.failure = failure;
    }

    /** {@return what became of it} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return the event, if the request was one that WinFactor signed} */
    public Optional<WebhookEvent> event() {
        return Optional.ofNullable(event);
    }

    /** {@return what went wrong; the message of what a handler threw can hold what the handler put there} */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** {@return why the signature was refused, if it was} */
    public Optional<InvalidSignatureException.Reason> refusal() {
        return failure instanceof InvalidSignatureException refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    /** {@return the outcome, the event's type and delivery ID, and why or where it failed; nothing that could hold a secret} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(outcome);
        if (event != null) {
            text.append(": ").append(event);
        }
        if (failure != null) {
            text.append(": ").append(reason(failure));
        }
        return text.toString();
    }

    /** Only our own messages are known to hold no secret. */
    private static String reason(Throwable failure) {
        if (failure instanceof InvalidSignatureException refused) {
            return refused.reason().name();
        }
        if (failure instanceof MalformedWebhookException malformed) {
            return String.valueOf(malformed.getMessage());
        }
        return failure instanceof DeliveryStoreException
                ? failure.getMessage() + ", " + Outline.of(failure)
                : Outline.of(failure);
    }
}
