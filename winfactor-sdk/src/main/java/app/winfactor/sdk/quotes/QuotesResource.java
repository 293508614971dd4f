package app.winfactor.sdk.quotes;

import app.winfactor.sdk.internal.Engine;
import app.winfactor.sdk.paging.Listing;
import java.util.function.Consumer;

/** What the supplier offers. */
public final class QuotesResource {
    private final Engine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public QuotesResource(Engine engine) {
        this.engine = engine;
    }

    /**
     * Lists quotes.
     *
     * @return all of them, read page by page
     */
    public Listing<QuoteSummary> list() {
        return list(QuoteQuery.builder().build());
    }

    /**
     * Lists quotes.
     *
     * @param query sets which ones
     * @return those, read page by page
     * @throws IllegalArgumentException if the query is none that WinFactor takes
     */
    public Listing<QuoteSummary> list(Consumer<QuoteQuery.Builder> query) {
        QuoteQuery.Builder builder = QuoteQuery.builder();
        query.accept(builder);
        return list(builder.build());
    }

    /**
     * Lists quotes.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public Listing<QuoteSummary> list(QuoteQuery query) {
        return Listing.of(query.cursor(), cursor -> engine.call(QuoteOperations.list(query, cursor)));
    }

    /**
     * Gets a quote.
     *
     * @param id its ID
     * @return it, whole
     * @throws app.winfactor.sdk.errors.NotFoundException if there is none, or it is another organization's
     */
    public Quote get(String id) {
        return engine.call(QuoteOperations.get(id));
    }

    /**
     * Changes a quote. The external reference alone may change at any time; the terms of a quote that was sent change only
     * with {@code revise}, which makes it a draft of the next version.
     *
     * @param id its ID
     * @param quoteUpdate sets what to change
     * @return its version now
     * @throws IllegalArgumentException if nothing is to be changed: no request is made
     * @throws app.winfactor.sdk.errors.ConflictException with {@code quote_not_editable} if the customer has answered or it has expired, or if it was sent and {@code revise} is not set
     */
    public QuoteVersion update(String id, Consumer<QuoteUpdate.Builder> quoteUpdate) {
        QuoteUpdate.Builder builder = QuoteUpdate.builder();
        quoteUpdate.accept(builder);
        return update(id, builder.build());
    }

    /**
     * Changes a quote. The external reference alone may change at any time; the terms of a quote that was sent change only
     * with {@code revise}, which makes it a draft of the next version.
     *
     * @param id its ID
     * @param quoteUpdate what to change
     * @return its version now
     * @throws IllegalArgumentException if nothing is to be changed: no request is made
     * @throws app.winfactor.sdk.errors.ConflictException with {@code quote_not_editable} if the customer has answered or it has expired, or if it was sent and {@code revise} is not set
     */
    public QuoteVersion update(String id, QuoteUpdate quoteUpdate) {
        return engine.call(QuoteOperations.update(id, quoteUpdate));
    }

    /**
     * Replaces the whole breakdown of a quote; WinFactor calculates the totals.
     *
     * @param id its ID
     * @param lineItemsReplacement sets the new breakdown
     * @return its version now
     * @throws IllegalArgumentException if the breakdown is empty: no request is made
     * @throws app.winfactor.sdk.errors.ConflictException with {@code quote_not_editable} if the customer has answered or it has expired, or if it was sent and {@code revise} is not set
     */
    public QuoteVersion replaceLineItems(String id, Consumer<LineItemsReplacement.Builder> lineItemsReplacement) {
        LineItemsReplacement.Builder builder = LineItemsReplacement.builder();
        lineItemsReplacement.accept(builder);
        return replaceLineItems(id, builder.build());
    }

    /**
     * Replaces the whole breakdown of a quote; WinFactor calculates the totals.
     *
     * @param id its ID
     * @param lineItemsReplacement the new breakdown
     * @return its version now
     * @throws IllegalArgumentException if the breakdown is empty: no request is made
     * @throws app.winfactor.sdk.errors.ConflictException with {@code quote_not_editable} if the customer has answered or it has expired, or if it was sent and {@code revise} is not set
     */
    public QuoteVersion replaceLineItems(String id, LineItemsReplacement lineItemsReplacement) {
        return engine.call(QuoteOperations.replaceLineItems(id, lineItemsReplacement));
    }

    /**
     * Sends a quote to the customer, by e-mail. Sent twice the customer can get two, so it is not repeated
     * unless the first one certainly did not arrive.
     *
     * @param id its ID
     * @param sendQuote sets to whom
     * @throws IllegalArgumentException if there is no recipient: no request is made
     * @throws app.winfactor.sdk.errors.WinFactorException with the outcome {@code UNKNOWN} if it cannot be told whether it was sent: look at {@link Quote#status()} before trying again
     */
    public void send(String id, Consumer<SendQuote.Builder> sendQuote) {
        SendQuote.Builder builder = SendQuote.builder();
        sendQuote.accept(builder);
        send(id, builder.build());
    }

    /**
     * Sends a quote to the customer, by e-mail. Sent twice the customer can get two, so it is not repeated
     * unless the first one certainly did not arrive.
     *
     * @param id its ID
     * @param sendQuote to whom
     * @throws IllegalArgumentException if there is no recipient: no request is made
     * @throws app.winfactor.sdk.errors.WinFactorException with the outcome {@code UNKNOWN} if it cannot be told whether it was sent: look at {@link Quote#status()} before trying again
     */
    public void send(String id, SendQuote sendQuote) {
        engine.call(QuoteOperations.send(id, sendQuote));
    }
}
