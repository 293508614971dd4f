package app.winfactor.sdk.quotes;

import app.winfactor.sdk.internal.Answer;
import app.winfactor.sdk.internal.ApiRequest;
import app.winfactor.sdk.internal.PdfFile;
import app.winfactor.sdk.internal.Repeat;
import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.paging.Page;
import java.nio.file.Path;
import java.util.Optional;

/** Every operation of this room, declared once. */
final class QuoteOperations {
    private QuoteOperations() {}

    static ApiRequest<Page<QuoteSummary>> list(QuoteQuery query, Optional<String> cursor) {
        return ApiRequest.get("/quotes")
                .query("status", query.status())
                .query("submissionId", query.submissionId())
                .query("limit", query.limit())
                .query("cursor", cursor)
                .answering(Answer.pageOf(QuoteSummary.class));
    }

    static ApiRequest<Quote> get(String id) {
        return ApiRequest.get("/quotes/{id}", id).answering(Answer.of(Quote.class));
    }

    static ApiRequest<QuoteVersion> update(String id, QuoteUpdate update) {
        return ApiRequest.patch("/quotes/{id}", id).body(update).answering(Answer.of(QuoteVersion.class));
    }

    /** That it answers as the update does is an assumption. */
    static ApiRequest<QuoteVersion> replaceLineItems(String id, LineItemsReplacement replacement) {
        return ApiRequest.put("/quotes/{id}/line-items", id).body(replacement).answering(Answer.of(QuoteVersion.class));
    }

    /** Its answer's body is not documented: an assumption is not to look at it. */
    static ApiRequest<Answer.Done> send(String id, SendQuote send) {
        return ApiRequest.post(Repeat.IS_FELT, "/quotes/{id}/send", id)
                .body(send)
                .answering(Answer.done());
    }

    static ApiRequest<Path> pdf(CapabilityUrl url, Path file) {
        return ApiRequest.get("/quotes/{id}: its PDF").toFile(url.toUri()).answering(new PdfFile(file));
    }
}
