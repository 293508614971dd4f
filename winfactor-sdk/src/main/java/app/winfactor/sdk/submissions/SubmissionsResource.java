package app.winfactor.sdk.submissions;

import app.winfactor.sdk.internal.Engine;
import app.winfactor.sdk.paging.Listing;
import app.winfactor.sdk.quotes.CreatedQuote;
import app.winfactor.sdk.quotes.NewQuote;
import java.util.function.Consumer;

/** What customers built and submitted. */
public final class SubmissionsResource {
    private final Engine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public SubmissionsResource(Engine engine) {
        this.engine = engine;
    }

    /**
     * Lists submissions, newest first (an assumption).
     *
     * @return all of them, read page by page
     */
    public Listing<SubmissionSummary> list() {
        return list(SubmissionQuery.builder().build());
    }

    /**
     * Lists submissions, newest first (an assumption).
     *
     * @param query sets which ones
     * @return those, read page by page
     * @throws IllegalArgumentException if the query is none that WinFactor takes
     */
    public Listing<SubmissionSummary> list(Consumer<SubmissionQuery.Builder> query) {
        SubmissionQuery.Builder builder = SubmissionQuery.builder();
        query.accept(builder);
        return list(builder.build());
    }

    /**
     * Lists submissions, newest first (an assumption).
     *
     * @param query which ones
     * @return those, read page by page
     */
    public Listing<SubmissionSummary> list(SubmissionQuery query) {
        return Listing.of(query.cursor(), cursor -> engine.call(SubmissionOperations.list(query, cursor)));
    }

    /**
     * Gets a submission.
     *
     * @param id its ID
     * @return it, whole
     * @throws app.winfactor.sdk.errors.NotFoundException if there is none, or it is another organization's
     */
    public Submission get(String id) {
        return engine.call(SubmissionOperations.get(id));
    }

    /**
     * Changes a submission.
     *
     * @param id its ID
     * @param submissionUpdate sets what to change
     * @throws IllegalArgumentException if nothing is to be changed: no request is made
     * @throws app.winfactor.sdk.errors.NotFoundException if there is none
     * @throws app.winfactor.sdk.errors.ValidationException if WinFactor refuses a value
     */
    public void update(String id, Consumer<SubmissionUpdate.Builder> submissionUpdate) {
        SubmissionUpdate.Builder builder = SubmissionUpdate.builder();
        submissionUpdate.accept(builder);
        update(id, builder.build());
    }

    /**
     * Changes a submission.
     *
     * @param id its ID
     * @param submissionUpdate what to change
     * @throws IllegalArgumentException if nothing is to be changed: no request is made
     * @throws app.winfactor.sdk.errors.NotFoundException if there is none
     * @throws app.winfactor.sdk.errors.ValidationException if WinFactor refuses a value
     */
    public void update(String id, SubmissionUpdate submissionUpdate) {
        engine.call(SubmissionOperations.update(id, submissionUpdate));
    }

    /**
     * Creates a draft quote. Sent twice it would make two quotes, so it is not repeated unless the first one certainly did
     * not arrive. With the outcome {@code UNKNOWN}, look at {@link Submission#latestQuoteId()} before trying again.
     *
     * @param id the ID of the submission
     * @param newQuote sets what it is to hold
     * @return the ID of the new quote
     * @throws app.winfactor.sdk.errors.NotFoundException if there is no such submission
     * @throws app.winfactor.sdk.errors.ValidationException if WinFactor refuses a value
     * @throws app.winfactor.sdk.errors.WinFactorException with the outcome {@code UNKNOWN} if it cannot be told whether the quote was created
     */
    public CreatedQuote createQuote(String id, Consumer<NewQuote.Builder> newQuote) {
        NewQuote.Builder builder = NewQuote.builder();
        newQuote.accept(builder);
        return createQuote(id, builder.build());
    }

    /**
     * Creates a draft quote. Sent twice it would make two quotes, so it is not repeated unless the first one certainly did
     * not arrive. With the outcome {@code UNKNOWN}, look at {@link Submission#latestQuoteId()} before trying again.
     *
     * @param id the ID of the submission
     * @param newQuote what it is to hold
     * @return the ID of the new quote
     * @throws app.winfactor.sdk.errors.NotFoundException if there is no such submission
     * @throws app.winfactor.sdk.errors.ValidationException if WinFactor refuses a value
     * @throws app.winfactor.sdk.errors.WinFactorException with the outcome {@code UNKNOWN} if it cannot be told whether the quote was created
     */
    public CreatedQuote createQuote(String id, NewQuote newQuote) {
        return engine.call(SubmissionOperations.createQuote(id, newQuote));
    }

    /**
     * Creates a draft quote and leaves everything to WinFactor, which calculates it, preferring frozen live pricing.
     *
     * @param id the ID of the submission
     * @return the ID of the new quote
     * @see #createQuote(String, NewQuote)
     */
    public CreatedQuote createQuote(String id) {
        return createQuote(id, NewQuote.builder().build());
    }
}
