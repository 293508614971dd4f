package app.winfactor.sdk.leads;

import app.winfactor.sdk.internal.Answer;
import app.winfactor.sdk.internal.ApiRequest;
import app.winfactor.sdk.paging.Page;
import java.util.Optional;

/** Every operation of this room, declared once. */
final class LeadOperations {
    private LeadOperations() {}

    static ApiRequest<Page<Lead>> list(LeadQuery query, Optional<String> cursor) {
        return ApiRequest.get("/leads")
                .query("status", query.status())
                .query("limit", query.limit())
                .query("cursor", cursor)
                .answering(Answer.pageOf(Lead.class));
    }

    static ApiRequest<Lead> get(String id) {
        return ApiRequest.get("/leads/{id}", id).answering(Answer.of(Lead.class));
    }
}
