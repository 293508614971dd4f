package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.DeliveryMade;
import app.winfactor.testkit.Happening;
import app.winfactor.testkit.internal.api.EventEndpoints;
import app.winfactor.testkit.internal.delivery.Courier;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.Event;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Refusal;
import app.winfactor.testkit.internal.world.Tenant;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;

/** The deliveries. */
final class EventLogEndpoints {
    private final Tenant tenant;
    private final Wire wire;

    private EventLogEndpoints(Tenant tenant, Wire wire) {
        this.tenant = tenant;
        this.wire = wire;
    }

    static void register(Catalogue catalogue, Tenant tenant, Wire wire, Courier courier) {
        EventLogEndpoints events = new EventLogEndpoints(tenant, wire);
        catalogue
                .get(
                        "/events/{id}",
                        "An event as the API answers it, with every attempt to deliver it (deliveries) and the headers of"
                                + " the last one (headers).",
                        (call, body) -> events.get(call))
                .on(
                        "POST",
                        "/events/{id}/redeliver",
                        List.of(),
                        "Tells an event again that was delivered or has failed. Answers {redelivered}.",
                        (call, body) -> EventEndpoints.redeliver(tenant, call))
                .unlocked(
                        "POST",
                        "/events/{id}/copy",
                        List.of(),
                        "Delivers an event that was delivered once more, with the same delivery ID; the log does not know of"
                                + " it. Answers {copied} when the receiver has answered.",
                        (call, body) -> copy(courier, tenant, call.variable("id")));
    }

    private static Reply copy(Courier courier, Tenant tenant, String id) {
        try {
            courier.copy(tenant, id);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IllegalStateException e) {
            throw new Refusal(409, "no_copy", Objects.requireNonNullElse(e.getMessage(), "It cannot be copied."));
        }
        return Reply.ok(Json.object().put("copied", true));
    }

    private Reply get(Call call) {
        Event event = tenant.events().table().get(call.variable("id"));
        ObjectNode node = EventEndpoints.whole(event);
        node.putNull("headers");
        ArrayNode deliveries = node.putArray("deliveries");
        for (Happening happening : wire.recorder().kept().happenings()) {
            if (happening instanceof DeliveryMade made && made.eventId().equals(event.id())) {
                deliveries.add(view(made));
                ObjectNode headers = node.putObject("headers");
                made.headers().forEach(headers::put);
            }
        }
        return Reply.ok(node);
    }

    private static ObjectNode view(DeliveryMade made) {
        ObjectNode node = Json.object().put("at", made.at().toEpochMilli()).put("attempt", made.attempt());
        made.status().ifPresentOrElse(status -> node.put("status", status), () -> node.putNull("status"));
        return node.put("error", made.error().orElse(null))
                .put("mischief", made.mischief().orElse(null))
                .put("tookMillis", made.took().toMillis());
    }
}
