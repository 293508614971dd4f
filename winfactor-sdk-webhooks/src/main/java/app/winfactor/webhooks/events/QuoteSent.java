package app.winfactor.webhooks.events;

/** A quote was sent to the customer. */
public final class QuoteSent extends QuoteEvent {
    QuoteSent(Envelope envelope) {
        super(envelope);
    }
}
