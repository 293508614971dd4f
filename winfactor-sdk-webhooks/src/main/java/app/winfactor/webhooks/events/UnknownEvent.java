package app.winfactor.webhooks.events;

import app.winfactor.sdk.events.EventType;

/** An event of a type that this version of the SDK does not know. Its body is in {@link #raw()}. */
public final class UnknownEvent extends WebhookEvent {
    /** The type of an event whose body and headers name none: the empty string. */
    public static final EventType NO_TYPE = EventType.of("");

    UnknownEvent(Envelope envelope) {
        super(envelope);
    }
}
