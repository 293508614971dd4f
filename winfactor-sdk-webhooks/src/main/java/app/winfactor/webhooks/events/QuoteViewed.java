package app.winfactor.webhooks.events;

/** The customer opened a quote for the first time. */
public final class QuoteViewed extends QuoteEvent {
    QuoteViewed(Envelope envelope) {
        super(envelope);
    }
}
