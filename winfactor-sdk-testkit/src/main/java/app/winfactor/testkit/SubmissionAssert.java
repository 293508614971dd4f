package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Submission;
import org.jspecify.annotations.Nullable;

/** Assertions about a submission, as it was when the assertion began. */
public final class SubmissionAssert extends EntityAssert<SubmissionAssert> {
    private final String status;
    private final @Nullable String externalRef;
    private final @Nullable String latestQuoteId;

    SubmissionAssert(Submission submission) {
        super(SubmissionAssert.class, "submission", submission.id());
        status = Json.wire(submission.status());
        externalRef = submission.externalRef();
        latestQuoteId = submission.latestQuoteId();
    }

    /**
     * Asserts what it is linked to.
     *
     * @param ref for example {@code hubspot:deal:9912345}
     * @return this assertion
     */
    public SubmissionAssert isLinkedTo(String ref) {
        return require("externalRef", ref, externalRef);
    }

    /**
     * Asserts that it is linked to nothing.
     *
     * @return this assertion
     */
    public SubmissionAssert isNotLinked() {
        return require("externalRef", null, externalRef);
    }

    /**
     * Asserts where it stands.
     *
     * @param expected {@code new}, {@code quoted} or {@code closed}
     * @return this assertion
     */
    public SubmissionAssert hasStatus(String expected) {
        return require("status", expected, status);
    }

    /**
     * Asserts which quote is its latest.
     *
     * @param quoteId the ID of the quote
     * @return this assertion
     */
    public SubmissionAssert hasLatestQuote(String quoteId) {
        return require("latestQuoteId", quoteId, latestQuoteId);
    }

    /**
     * Asserts that it has no quote.
     *
     * @return this assertion
     */
    public SubmissionAssert hasNoQuote() {
        return require("latestQuoteId", null, latestQuoteId);
    }
}
