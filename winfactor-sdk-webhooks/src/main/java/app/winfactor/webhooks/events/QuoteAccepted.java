package app.winfactor.webhooks.events;

/** The customer accepted a quote. */
public final class QuoteAccepted extends QuoteEvent {
    QuoteAccepted(Envelope envelope) {
        super(envelope);
    }
}
