package app.winfactor.sdk.templates;

import app.winfactor.sdk.internal.Answer;
import app.winfactor.sdk.internal.ApiRequest;
import app.winfactor.sdk.paging.Page;
import java.util.Optional;

/** Every operation of this room, declared once. */
final class TemplateOperations {
    private TemplateOperations() {}

    static ApiRequest<Page<Template>> list(TemplateQuery query, Optional<String> cursor) {
        return ApiRequest.get("/templates")
                .query("limit", query.limit())
                .query("cursor", cursor)
                .answering(Answer.pageOf(Template.class));
    }

    static ApiRequest<Template> get(String id) {
        return ApiRequest.get("/templates/{id}", id).answering(Answer.of(Template.class));
    }

    static ApiRequest<TemplateCatalog> catalog(String id) {
        return ApiRequest.get("/templates/{id}/catalog", id).answering(Answer.of(TemplateCatalog.class));
    }
}
