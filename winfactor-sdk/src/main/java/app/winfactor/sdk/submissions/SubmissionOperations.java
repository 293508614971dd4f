package app.winfactor.sdk.submissions;

import app.winfactor.sdk.internal.Answer;
import app.winfactor.sdk.internal.ApiRequest;
import app.winfactor.sdk.internal.Repeat;
import app.winfactor.sdk.paging.Page;
import app.winfactor.sdk.quotes.CreatedQuote;
import app.winfactor.sdk.quotes.NewQuote;
import app.winfactor.sdk.quotes.QuoteSummary;
import java.time.Instant;
import java.util.Optional;

/** Every operation of this room, declared once. */
final class SubmissionOperations {
    private SubmissionOperations() {}

    static ApiRequest<Page<SubmissionSummary>> list(SubmissionQuery query, Optional<String> cursor) {
        return ApiRequest.get("/submissions")
                .query("status", query.status())
                .query("templateId", query.templateId())
                .query("createdAfter", query.createdAfter().map(Instant::toEpochMilli))
                .query("createdBefore", query.createdBefore().map(Instant::toEpochMilli))
                .query("limit", query.limit())
                .query("cursor", cursor)
                .answering(Answer.pageOf(SubmissionSummary.class));
    }

    static ApiRequest<Submission> get(String id) {
        return ApiRequest.get("/submissions/{id}", id).answering(Answer.of(Submission.class));
    }

    /** Its answer's body is not documented: an assumption is not to look at it. */
    static ApiRequest<Answer.Done> update(String id, SubmissionUpdate update) {
        return ApiRequest.patch("/submissions/{id}", id).body(update).answering(Answer.done());
    }

    static ApiRequest<CreatedQuote> createQuote(String id, NewQuote newQuote) {
        return ApiRequest.post(Repeat.IS_FELT, "/submissions/{id}/quotes", id)
                .body(newQuote)
                .answering(Answer.of(CreatedQuote.class));
    }

    static ApiRequest<Page<QuoteSummary>> quotes(String id, Optional<String> cursor) {
        return ApiRequest.get("/quotes")
                .query("submissionId", Optional.of(id))
                .query("cursor", cursor)
                .answering(Answer.pageOf(QuoteSummary.class));
    }
}
