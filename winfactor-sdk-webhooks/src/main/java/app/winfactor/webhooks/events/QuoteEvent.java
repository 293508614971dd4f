package app.winfactor.webhooks.events;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened to a quote. That its ID is under {@code data.quote.id}, and the submission's under
 * {@code data.submission.id}, is an assumption; {@code data.quoteId}, {@code data.quote.submissionId} and
 * {@code data.submissionId} are read as well.
 *
 * <p>An event without the quote's ID is still of its class: {@code quoteId().orElseThrow()} in a handler then fails the
 * delivery, which WinFactor shows as failed and can deliver again, and nothing is lost.
 */
public abstract sealed class QuoteEvent extends WebhookEvent
        permits QuoteCreated, QuoteSent, QuoteViewed, QuoteAccepted, QuoteRejected, QuoteExpiringSoon, QuoteExpired {
    QuoteEvent(Envelope envelope) {
        super(envelope);
    }

    /** {@return the ID of the quote: opaque, never to be parsed; where it stands is an assumption} */
    public final Optional<String> quoteId() {
        return quote().text("id").or(() -> data().text("quoteId"));
    }

    /** {@return the number that people use, for example {@code Q-2026-0042}} */
    public final Optional<String> number() {
        return quote().text("number");
    }

    /** {@return the total, in the currency of the organization} */
    public final Optional<BigDecimal> total() {
        return quote().decimal("total");
    }

    /** {@return the symbol of the currency, for example {@code €}} */
    public final Optional<String> currencySymbol() {
        return quote().text("currencySymbol");
    }

    /** {@return whom the quote is for} */
    public final EventCustomer customer() {
        return EventCustomer.of(data().at("customer"));
    }

    /** {@return the ID of the submission it answers; where it stands is an assumption} */
    public final Optional<String> submissionId() {
        return data().at("submission")
                .text("id")
                .or(() -> quote().text("submissionId"))
                .or(() -> data().text("submissionId"));
    }

    /** {@return where the quote is shown, by the name WinFactor gives to each place} */
    public final Map<String, String> urls() {
        return data().at("urls").texts();
    }

    private JsonView quote() {
        return data().at("quote");
    }
}
