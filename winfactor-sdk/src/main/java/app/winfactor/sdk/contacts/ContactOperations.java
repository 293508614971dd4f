package app.winfactor.sdk.contacts;

import app.winfactor.sdk.internal.Answer;
import app.winfactor.sdk.internal.ApiRequest;
import app.winfactor.sdk.internal.Checks;
import app.winfactor.sdk.internal.Plan;
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

    /** Page by page: nothing says that the first page of a filtered list cannot be empty while a later one is not. */
    static Plan<Optional<Contact>> findByEmail(String email) {
        Checks.notBlank("email", email); // it could be taken for no filter, and anybody be found
        return find(ContactQuery.builder().email(email).limit(1).build(), Optional.empty());
    }

    private static Plan<Optional<Contact>> find(ContactQuery query, Optional<String> cursor) {
        return Plan.ask(list(query, cursor), page -> {
            boolean more = page.nextCursor().isPresent() && !page.nextCursor().equals(cursor);
            return page.items().isEmpty() && more
                    ? find(query, page.nextCursor())
                    : Plan.over(page.items().stream().findFirst());
        });
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
