package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Page;
import app.winfactor.testkit.internal.web.Query;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.Event;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Refusal;
import app.winfactor.testkit.internal.world.Tenant;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The delivery log. */
public final class EventEndpoints {
    private static final Set<String> TYPES = Set.of(
            "submission.created",
            "quote.created",
            "quote.sent",
            "quote.viewed",
            "quote.accepted",
            "quote.rejected",
            "quote.expiring_soon",
            "quote.expired",
            "lead.created",
            "pricing.calculated");

    private EventEndpoints() {}

    static void register(Guard guard) {
        guard.get("/events", EventEndpoints::list)
                .get("/events/{id}", EventEndpoints::get)
                .on("POST", "/events/{id}/redeliver", EventEndpoints::redeliver);
    }

    private static Reply list(Tenant tenant, Call call) {
        Query query = call.query().allowing("type", "status");
        String type = query.text("type");
        if (type != null && !TYPES.contains(type)) {
            throw Refusal.invalid("type", "is no type of event");
        }
        Event.Status status = query.choice("status", Event.Status.class);
        return Page.of(
                tenant.events()
                        .table()
                        .where(event -> (type == null || event.type().equals(type))
                                && (status == null || event.status() == status)),
                query,
                EventEndpoints::summary);
    }

    private static Reply get(Tenant tenant, Call call) {
        Event event = event(tenant, call);
        return Reply.ok(whole(event));
    }

    public static ObjectNode whole(Event event) {
        ObjectNode node = summary(event);
        node.set("payload", event.redactedPayload());
        return node;
    }

    public static Reply redeliver(Tenant tenant, Call call) {
        Event event = event(tenant, call);
        call.json().allowing();
        tenant.sessions().redeliver(event);
        return Reply.ok(Json.object().put("redelivered", true));
    }

    private static Event event(Tenant tenant, Call call) {
        return tenant.events().table().get(call.variable("id"));
    }

    public static ObjectNode summary(Event event) {
        return Json.object()
                .put("id", event.id())
                .put("type", event.type())
                .put("entityType", event.entityType())
                .put("entityId", event.entityId())
                .put("status", Json.wire(event.status()))
                .put("attempts", event.attempts())
                .put("maxAttempts", Event.MAX_ATTEMPTS)
                .put("lastError", event.lastError())
                .put("scheduledFor", event.scheduledFor().toEpochMilli())
                .put("deliveredAt", Json.millis(event.deliveredAt()))
                .put("createdAt", event.createdAt().toEpochMilli());
    }
}
