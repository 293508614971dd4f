package app.winfactor.webhooks.events;

/** A quote that was sent expires in three days. */
public final class QuoteExpiringSoon extends QuoteEvent {
    QuoteExpiringSoon(Envelope envelope) {
        super(envelope);
    }
}
