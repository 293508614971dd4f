package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.internal.api.EventEndpoints;
import app.winfactor.testkit.internal.world.Tenant;
import java.util.List;

/** The deliveries. */
final class EventLogEndpoints {
    private EventLogEndpoints() {}

    static void register(Catalogue catalogue, Tenant tenant) {
        catalogue
                .get(
                        "/events/{id}",
                        "An event with its payload and every attempt to deliver it.",
                        (call, body) -> EventEndpoints.get(tenant, call))
                .on(
                        "POST",
                        "/events/{id}/redeliver",
                        List.of(),
                        "Tells an event again that was delivered or has failed. Answers {redelivered}.",
                        (call, body) -> EventEndpoints.redeliver(tenant, call));
    }
}
