package app.winfactor.webhooks.events;

/** A quote was made, by a person or by the API. */
public final class QuoteCreated extends QuoteEvent {
    QuoteCreated(Envelope envelope) {
        super(envelope);
    }
}
