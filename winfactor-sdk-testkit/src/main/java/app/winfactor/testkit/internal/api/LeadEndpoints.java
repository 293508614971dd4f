package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Page;
import app.winfactor.testkit.internal.web.Query;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Lead;
import app.winfactor.testkit.internal.world.Tenant;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Leads. */
public final class LeadEndpoints {
    private LeadEndpoints() {}

    static void register(Guard guard) {
        guard.get("/leads", LeadEndpoints::list)
                .get(
                        "/leads/{id}",
                        (tenant, call) -> Reply.ok(view(tenant.leads().table().get(call.variable("id")))));
    }

    private static Reply list(Tenant tenant, Call call) {
        Query query = call.query().allowing("status");
        Lead.Status status = query.choice("status", Lead.Status.class);
        return Page.of(
                tenant.leads().table().where(lead -> status == null || lead.status() == status),
                query,
                LeadEndpoints::view);
    }

    public static ObjectNode view(Lead lead) {
        return Json.object()
                .put("id", lead.id())
                .put("name", lead.name())
                .put("email", lead.email())
                .put("phone", lead.phone())
                .put("message", lead.message())
                .put("status", Json.wire(lead.status()))
                .put("createdAt", lead.createdAt().toEpochMilli());
    }
}
