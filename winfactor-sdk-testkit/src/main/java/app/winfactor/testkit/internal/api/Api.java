package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Profile;
import app.winfactor.testkit.internal.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** All endpoints. */
public final class Api {
    private Api() {}

    public static Router over(World world, QuoteView quotes, PdfLinks pdfs, UpsertShape upsertShape) {
        Router router = new Router();
        Guard guard = new Guard(router, world);
        guard.get("/organization", (tenant, call) -> Reply.ok(organization(tenant.profile())));
        SubmissionEndpoints.register(guard);
        QuoteEndpoints.register(guard, quotes);
        ContactEndpoints.register(guard, upsertShape);
        LeadEndpoints.register(guard);
        EventEndpoints.register(guard);
        TemplateEndpoints.register(guard);
        SessionEndpoints.register(guard, world);
        pdfs.register(router, world);
        return router;
    }

    public static ObjectNode organization(Profile profile) {
        return Json.object()
                .put("id", profile.id())
                .put("name", profile.name())
                .put("slug", profile.slug())
                .put("locale", profile.locale())
                .put("unitSystem", profile.unitSystem())
                .put("currency", profile.currency())
                .put("plan", profile.plan())
                .put("externalPricingEnabled", profile.externalPricingEnabled());
    }
}
