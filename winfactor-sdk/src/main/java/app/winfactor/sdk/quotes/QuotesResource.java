package app.winfactor.sdk.quotes;

import app.winfactor.sdk.internal.Engine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.Listing;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
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
     * {@link #list(QuoteQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public Listing<QuoteSummary> list(Consumer<QuoteQuery.Builder> query) {
        return list(Filled.by(query, QuoteQuery.builder()).build());
    }

    /**
     * Lists quotes.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public Listing<QuoteSummary> list(QuoteQuery query) {
        return Listing.of(query.cursor(), engine.pages(cursor -> QuoteOperations.list(query, cursor)));
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
     * {@link #update(String, QuoteUpdate)}, with its parameter built in place.
     *
     * @param id its ID
     * @param quoteUpdate sets what to change
     * @return its version now
     */
    public QuoteVersion update(String id, Consumer<QuoteUpdate.Builder> quoteUpdate) {
        return update(id, Filled.by(quoteUpdate, QuoteUpdate.builder()).build());
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
     * {@link #replaceLineItems(String, LineItemsReplacement)}, with its parameter built in place.
     *
     * @param id its ID
     * @param lineItemsReplacement sets the new breakdown
     * @return its version now
     */
    public QuoteVersion replaceLineItems(String id, Consumer<LineItemsReplacement.Builder> lineItemsReplacement) {
        return replaceLineItems(
                id,
                Filled.by(lineItemsReplacement, LineItemsReplacement.builder()).build());
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
     * {@link #send(String, SendQuote)}, with its parameter built in place.
     *
     * @param id its ID
     * @param sendQuote sets to whom
     */
    public void send(String id, Consumer<SendQuote.Builder> sendQuote) {
        send(id, Filled.by(sendQuote, SendQuote.builder()).build());
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

    /**
     * Waits until the PDF is ready, asking less and less often. WinFactor makes it when the quote is prepared or sent in the
     * app; one that was not started yet is waited for too.
     *
     * @param id the ID of the quote
     * @param atMost how long to wait, more than zero; this takes the place of the client's deadline
     * @return the quote, with a fresh URL of its PDF
     * @throws IllegalArgumentException if {@code atMost} is not more than zero
     * @throws PdfNotReadyException at once if WinFactor failed to make it; after {@code atMost} if it is not ready, or was
     *     never started; also if the thread is interrupted between two questions, with the interrupt flag set again
     * @throws app.winfactor.sdk.errors.NotFoundException if there is no such quote
     */
    public Quote awaitPdf(String id, Duration atMost) {
        return engine.within(atMost).run(PdfPlan.await(id));
    }

    /**
     * Downloads the PDF. It gets the quote for a fresh URL, and once more for another if that one is refused. The file appears
     * when it is whole, and not before; an older one of this name is replaced. The API key is not sent to the host of the file.
     * All of this shares the deadline of one call: give a large file on a slow line more with {@code withDeadline(…)}.
     *
     * @param id the ID of the quote
     * @param file where to put it, in a directory that exists
     * @return the file
     * @throws PdfNotReadyException if there is none
     * @throws app.winfactor.sdk.errors.NotFoundException if there is no such quote
     * @throws app.winfactor.sdk.errors.ApiException if the host of the file refuses it, the second URL included
     * @throws app.winfactor.sdk.errors.UndecodableAnswerException if what came is not a whole PDF, the file cannot be written,
     *     or the URL is not https
     */
    public Path downloadPdf(String id, Path file) {
        return engine.run(PdfPlan.download(id, file));
    }

    /**
     * Downloads the PDF by way of a temporary file: nothing is written to the stream before all of it has come.
     *
     * @param id the ID of the quote
     * @param to where to write it; it is not closed
     * @throws PdfNotReadyException if there is none
     * @throws java.io.UncheckedIOException if the stream cannot be written to, or there can be no temporary file
     * @see #downloadPdf(String, Path)
     */
    public void downloadPdf(String id, OutputStream to) {
        PdfStream.copy(file -> downloadPdf(id, file), to);
    }
}
