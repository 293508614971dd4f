package app.winfactor.webhooks.events;

/** The customer rejected a quote. */
public final class QuoteRejected extends QuoteEvent {
    QuoteRejected(Envelope envelope) {
        super(envelope);
    }
}
