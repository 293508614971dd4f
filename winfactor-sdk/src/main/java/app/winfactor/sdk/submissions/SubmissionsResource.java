package app.winfactor.sdk.submissions;

import app.winfactor.sdk.internal.Engine;
import app.winfactor.sdk.internal.Filled;
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
     * {@link #list(SubmissionQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public Listing<SubmissionSummary> list(Consumer<SubmissionQuery.Builder> query) {
        return list(Filled.by(query, SubmissionQuery.builder()).build());
    }

    /**
     * Lists submissions, newest first (an assumption).
     *
     * @param query which ones
     * @return those, read page by page
     */
    public Listing<SubmissionSummary> list(SubmissionQuery query) {
        return Listing.of(query.cursor(), engine.pages(cursor -> SubmissionOperations.list(query, cursor)));
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
     * {@link #update(String, SubmissionUpdate)}, with its parameter built in place.
     *
     * @param id its ID
     * @param submissionUpdate sets what to change
     */
    public void update(String id, Consumer<SubmissionUpdate.Builder> submissionUpdate) {
        update(id, Filled.by(submissionUpdate, SubmissionUpdate.builder()).build());
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
     * {@link #createQuote(String, NewQuote)}, with its parameter built in place.
     *
     * @param id the ID of the submission
     * @param newQuote sets what it is to hold
     * @return the ID of the new quote
     */
    public CreatedQuote createQuote(String id, Consumer<NewQuote.Builder> newQuote) {
        return createQuote(id, Filled.by(newQuote, NewQuote.builder()).build());
    }

    /**
     * Creates a draft quote. Sent twice it would make two quotes, so it is not repeated unless the first one certainly did
     * not arrive. After the outcome {@code UNKNOWN} use {@link #createQuoteOnce}.
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

    /**
     * Creates a draft quote, unless the submission has it already. It is safe to call again after any failure, even after a
     * crash of this process. A quote of the submission is taken for the one that is wanted if it carries the
     * {@code reference} of {@code newQuote}; without a reference, any quote of the submission is.
     *
     * <p>First it looks for the quote, at the submission and at its list of quotes. If there is none it creates one, and if it
     * then cannot tell whether that succeeded, it looks again for some seconds. It never sends a second create. All of this
     * shares the deadline of one call; the create may take half of the time that is left after the first look.
     *
     * <p>What it cannot know: whether a request that was lost on the way still arrives after the last look (it then fails with
     * the outcome {@code UNKNOWN}), and whether another process creates a quote between the look and the create.
     *
     * @param id the ID of the submission
     * @param newQuote what it is to hold; give it a {@code reference} of your own
     * @return the ID of the quote, new or found
     * @throws app.winfactor.sdk.errors.NotFoundException if there is no such submission
     * @throws app.winfactor.sdk.errors.ValidationException if WinFactor refuses a value
     * @throws app.winfactor.sdk.errors.WinFactorException with the outcome {@code UNKNOWN} if it could not find out whether the quote was created
     */
    public CreatedQuote createQuoteOnce(String id, NewQuote newQuote) {
        return engine.run(QuoteOncePlan.plan(id, newQuote));
    }

    /**
     * {@link #createQuoteOnce(String, NewQuote)}, with its parameter built in place.
     *
     * @param id the ID of the submission
     * @param newQuote sets what it is to hold; give it a {@code reference} of your own
     * @return the ID of the quote, new or found
     */
    public CreatedQuote createQuoteOnce(String id, Consumer<NewQuote.Builder> newQuote) {
        return createQuoteOnce(id, Filled.by(newQuote, NewQuote.builder()).build());
    }
}
