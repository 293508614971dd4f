package app.winfactor.sdk.quotes;

import app.winfactor.sdk.internal.AsyncEngine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.AsyncListing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What the supplier offers. */
public final class AsyncQuotesResource {
    private final AsyncEngine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public AsyncQuotesResource(AsyncEngine engine) {
        this.engine = engine;
    }

    /**
     * Lists quotes.
     *
     * @return all of them, read page by page
     */
    public AsyncListing<QuoteSummary> list() {
        return list(QuoteQuery.builder().build());
    }

    /**
     * {@link #list(QuoteQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public AsyncListing<QuoteSummary> list(Consumer<QuoteQuery.Builder> query) {
        return list(Filled.by(query, QuoteQuery.builder()).build());
    }

    /**
     * Lists quotes.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public AsyncListing<QuoteSummary> list(QuoteQuery query) {
        return AsyncListing.of(query.cursor(), cursor -> engine.call(QuoteOperations.list(query, cursor)));
    }

    /**
     * {@link QuotesResource#get(String)}, without waiting.
     *
     * @param id its ID
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Quote> get(String id) {
        return engine.call(QuoteOperations.get(id));
    }

    /**
     * {@link QuotesResource#update(String, Consumer)}, without waiting.
     *
     * @param id its ID
     * @param quoteUpdate sets what to change
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<QuoteVersion> update(String id, Consumer<QuoteUpdate.Builder> quoteUpdate) {
        return update(id, Filled.by(quoteUpdate, QuoteUpdate.builder()).build());
    }

    /**
     * {@link QuotesResource#update(String, QuoteUpdate)}, without waiting.
     *
     * @param id its ID
     * @param quoteUpdate what to change
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<QuoteVersion> update(String id, QuoteUpdate quoteUpdate) {
        return engine.call(QuoteOperations.update(id, quoteUpdate));
    }

    /**
     * {@link QuotesResource#replaceLineItems(String, Consumer)}, without waiting.
     *
     * @param id its ID
     * @param lineItemsReplacement sets the new breakdown
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<QuoteVersion> replaceLineItems(
            String id, Consumer<LineItemsReplacement.Builder> lineItemsReplacement) {
        return replaceLineItems(
                id,
                Filled.by(lineItemsReplacement, LineItemsReplacement.builder()).build());
    }

    /**
     * {@link QuotesResource#replaceLineItems(String, LineItemsReplacement)}, without waiting.
     *
     * @param id its ID
     * @param lineItemsReplacement the new breakdown
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<QuoteVersion> replaceLineItems(String id, LineItemsReplacement lineItemsReplacement) {
        return engine.call(QuoteOperations.replaceLineItems(id, lineItemsReplacement));
    }

    /**
     * {@link QuotesResource#send(String, Consumer)}, without waiting.
     *
     * @param id its ID
     * @param sendQuote sets to whom
     * @return completes when it is done, or with what that throws
     */
    public CompletableFuture<Void> send(String id, Consumer<SendQuote.Builder> sendQuote) {
        return send(id, Filled.by(sendQuote, SendQuote.builder()).build());
    }

    /**
     * {@link QuotesResource#send(String, SendQuote)}, without waiting.
     *
     * @param id its ID
     * @param sendQuote to whom
     * @return completes when it is done, or with what that throws
     */
    public CompletableFuture<Void> send(String id, SendQuote sendQuote) {
        return engine.done(QuoteOperations.send(id, sendQuote));
    }

    /**
     * {@link QuotesResource#awaitPdf(String, Duration)}, without waiting.
     *
     * @param id the ID of the quote
     * @param atMost how long to wait
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Quote> awaitPdf(String id, Duration atMost) {
        return engine.within(atMost).run(PdfPlan.await(id));
    }

    /**
     * {@link QuotesResource#downloadPdf(String, Path)}, without waiting. There is none to a stream, whose writing would block.
     *
     * @param id the ID of the quote
     * @param file where to put it
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Path> downloadPdf(String id, Path file) {
        return engine.run(PdfPlan.download(id, file));
    }
}
