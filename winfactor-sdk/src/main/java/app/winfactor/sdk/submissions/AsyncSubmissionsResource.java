package app.winfactor.sdk.submissions;

import app.winfactor.sdk.internal.AsyncEngine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.AsyncListing;
import app.winfactor.sdk.quotes.CreatedQuote;
import app.winfactor.sdk.quotes.NewQuote;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What customers built and submitted. */
public final class AsyncSubmissionsResource {
    private final AsyncEngine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public AsyncSubmissionsResource(AsyncEngine engine) {
        this.engine = engine;
    }

    /**
     * Lists submissions, newest first (an assumption).
     *
     * @return all of them, read page by page
     */
    public AsyncListing<SubmissionSummary> list() {
        return list(SubmissionQuery.builder().build());
    }

    /**
     * {@link #list(SubmissionQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public AsyncListing<SubmissionSummary> list(Consumer<SubmissionQuery.Builder> query) {
        return list(Filled.by(query, SubmissionQuery.builder()).build());
    }

    /**
     * Lists submissions, newest first (an assumption).
     *
     * @param query which ones
     * @return those, read page by page
     */
    public AsyncListing<SubmissionSummary> list(SubmissionQuery query) {
        return AsyncListing.of(query.cursor(), cursor -> engine.call(SubmissionOperations.list(query, cursor)));
    }

    /**
     * {@link SubmissionsResource#get(String)}, without waiting.
     *
     * @param id its ID
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Submission> get(String id) {
        return engine.call(SubmissionOperations.get(id));
    }

    /**
     * {@link SubmissionsResource#update(String, Consumer)}, without waiting.
     *
     * @param id its ID
     * @param submissionUpdate sets what to change
     * @return completes when it is done, or with what that throws
     */
    public CompletableFuture<Void> update(String id, Consumer<SubmissionUpdate.Builder> submissionUpdate) {
        return update(
                id, Filled.by(submissionUpdate, SubmissionUpdate.builder()).build());
    }

    /**
     * {@link SubmissionsResource#update(String, SubmissionUpdate)}, without waiting.
     *
     * @param id its ID
     * @param submissionUpdate what to change
     * @return completes when it is done, or with what that throws
     */
    public CompletableFuture<Void> update(String id, SubmissionUpdate submissionUpdate) {
        return engine.done(SubmissionOperations.update(id, submissionUpdate));
    }

    /**
     * {@link SubmissionsResource#createQuote(String, Consumer)}, without waiting.
     *
     * @param id the ID of the submission
     * @param newQuote sets what it is to hold
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<CreatedQuote> createQuote(String id, Consumer<NewQuote.Builder> newQuote) {
        return createQuote(id, Filled.by(newQuote, NewQuote.builder()).build());
    }

    /**
     * {@link SubmissionsResource#createQuote(String, NewQuote)}, without waiting.
     *
     * @param id the ID of the submission
     * @param newQuote what it is to hold
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<CreatedQuote> createQuote(String id, NewQuote newQuote) {
        return engine.call(SubmissionOperations.createQuote(id, newQuote));
    }

    /**
     * {@link SubmissionsResource#createQuote(String)}, without waiting.
     *
     * @param id the ID of the submission
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<CreatedQuote> createQuote(String id) {
        return createQuote(id, NewQuote.builder().build());
    }

    /**
     * {@link SubmissionsResource#createQuoteOnce(String, NewQuote)}, without waiting.
     *
     * @param id the ID of the submission
     * @param newQuote what it is to hold; give it a {@code reference} of your own
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<CreatedQuote> createQuoteOnce(String id, NewQuote newQuote) {
        return engine.run(QuoteOncePlan.plan(id, newQuote));
    }

    /**
     * {@link SubmissionsResource#createQuoteOnce(String, Consumer)}, without waiting.
     *
     * @param id the ID of the submission
     * @param newQuote sets what it is to hold; give it a {@code reference} of your own
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<CreatedQuote> createQuoteOnce(String id, Consumer<NewQuote.Builder> newQuote) {
        return createQuoteOnce(id, Filled.by(newQuote, NewQuote.builder()).build());
    }
}
