package app.winfactor.sdk.contacts;

import app.winfactor.sdk.internal.Answer;
import app.winfactor.sdk.internal.ApiRequest;
import app.winfactor.sdk.internal.Repeat;
import app.winfactor.sdk.paging.Page;
import java.util.Optional;

/** Every operation of this room, declared once. */
final class ContactOperations {
    private ContactOperations() {}

    static ApiRequest<Page<Contact>> list(ContactQuery query, Optional<String> cursor) {
        return ApiRequest.get("/contacts")
                .query("email", query.email())
                .query("limit", query.limit())
                .query("cursor", cursor)
                .answering(Answer.pageOf(Contact.class));
    }

    static ApiRequest<Contact> get(String id) {
        return ApiRequest.get("/contacts/{id}", id).answering(Answer.of(Contact.class));
    }

    static ApiRequest<UpsertedContact> upsert(ContactUpsert upsert) {
        return ApiRequest.post(Repeat.LEAVES_THE_SAME, "/contacts")
                .body(upsert)
                .answering(Answer.of(UpsertedContact.class));
    }

    /** Its answer's body is not documented: an assumption is not to look at it. */
    static ApiRequest<Answer.Done> update(String id, ContactUpdate update) {
        return ApiRequest.patch("/contacts/{id}", id).body(update).answering(Answer.done());
    }
}
