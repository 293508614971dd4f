package app.winfactor.webhooks.events;

import app.winfactor.sdk.events.EventType;
import app.winfactor.sdk.organization.LocaleCode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in WinFactor. Immutable. Two events are equal if the same was said under the same delivery ID.
 */
public abstract sealed class WebhookEvent
        permits SubmissionCreated, QuoteEvent, LeadCreated, PricingCalculated, UnknownEvent {
    private final Envelope envelope;

    WebhookEvent(Envelope envelope) {
        this.envelope = envelope;
    }

    /**
     * Reads an event. It never fails because of what the body says or lacks.
     *
     * <p>Its type is what {@code event} or {@code eventType} in the body say. Where they disagree (an assumption), the one
     * that this version of the SDK knows wins, and {@code event} if it knows both or neither. The header is not signed,
     * so it counts only if the body names no type.
     *
     * @param raw the body
     * @param deliveryId what to deduplicate on
     * @param typeHeader the value of {@code X-WinFactor-Event}, if there is one
     * @return the event, an {@link UnknownEvent} if this version of the SDK does not know its type
     */
    public static WebhookEvent read(RawJson raw, String deliveryId, Optional<String> typeHeader) {
        Objects.requireNonNull(deliveryId, "deliveryId");
        return EventKinds.event(new Envelope(deliveryId, EventKinds.type(raw.view(), typeHeader), raw));
    }

    /** {@return what to deduplicate on: the same for every copy of this event} */
    public final String deliveryId() {
        return envelope.deliveryId();
    }

    /** {@return what happened} */
    public final EventType type() {
        return envelope.type();
    }

    /** {@return the body: everything, whether this version of the SDK knows it or not} */
    public final RawJson raw() {
        return envelope.raw();
    }

    /** {@return the version of the body's format, for example {@code 1.0}} */
    public final Optional<String> version() {
        return body().text("version");
    }

    /** {@return when it happened} */
    public final Optional<Instant> timestamp() {
        return body().time("timestamp");
    }

    /**
     * Whether this happened before another event that was acted on already, for who must not go backwards and cannot fetch
     * what is now. Two events of the same moment are not older than each other, and one without a time is never older: it
     * is not left out.
     *
     * @param lastActedOn the {@link #timestamp()} of the newest event of the same record that was acted on
     * @return whether it is certainly older
     */
    public final boolean isOlderThan(Instant lastActedOn) {
        return timestamp().filter(time -> time.isBefore(lastActedOn)).isPresent();
    }

    /** {@return the language of the organization} */
    public final Optional<LocaleCode> orgLocale() {
        return body().text("orgLocale").map(LocaleCode::of);
    }

    /** {@return the language of the customer} */
    public final Optional<LocaleCode> customerLocale() {
        return body().text("customerLocale").map(LocaleCode::of);
    }

    /** {@return the organization it happened in} */
    public final EventOrganization organization() {
        return EventOrganization.of(body().at("organization"));
    }

    final JsonView data() {
        return body().at("data");
    }

    private JsonView body() {
        return envelope.raw().view();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof WebhookEvent that && envelope.equals(that.envelope);
    }

    @Override
    public final int hashCode() {
        return envelope.hashCode();
    }

    /** {@return the type and the delivery ID: the body can hold a secret and is not shown} */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + type() + ", delivery " + deliveryId() + "]";
    }
}
