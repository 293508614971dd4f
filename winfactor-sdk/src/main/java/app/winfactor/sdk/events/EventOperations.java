package app.winfactor.sdk.events;

import app.winfactor.sdk.internal.Answer;
import app.winfactor.sdk.internal.ApiRequest;
import app.winfactor.sdk.internal.Repeat;
import app.winfactor.sdk.paging.Page;
import java.util.Optional;

/** Every operation of this room, declared once. */
final class EventOperations {
    private EventOperations() {}

    static ApiRequest<Page<EventSummary>> list(EventQuery query, Optional<String> cursor) {
        return ApiRequest.get("/events")
                .query("type", query.type())
                .query("status", query.status())
                .query("limit", query.limit())
                .query("cursor", cursor)
                .answering(Answer.pageOf(EventSummary.class));
    }

    static ApiRequest<Event> get(String id) {
        return ApiRequest.get("/events/{id}", id).answering(Answer.of(Event.class));
    }

    static ApiRequest<Redelivery> redeliver(String id) {
        return ApiRequest.post(Repeat.IS_FELT, "/events/{id}/redeliver", id).answering(Answer.of(Redelivery.class));
    }
}
