package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.ProfileJson;
import app.winfactor.testkit.internal.world.World;

/** All endpoints. */
public final class Api {
    private Api() {}

    public static Router over(World world, QuoteView quotes, PdfLinks pdfs, UpsertShape upsertShape) {
        Router router = new Router();
        Guard guard = new Guard(router, world);
        guard.get("/organization", (tenant, call) -> Reply.ok(ProfileJson.of(tenant.profile())));
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
}
