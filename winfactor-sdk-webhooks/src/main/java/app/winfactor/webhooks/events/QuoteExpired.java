package app.winfactor.webhooks.events;

/** The validity of a quote has passed. */
public final class QuoteExpired extends QuoteEvent {
    QuoteExpired(Envelope envelope) {
        super(envelope);
    }
}
