package app.winfactor.testkit.internal;

import app.winfactor.testkit.internal.api.Api;
import app.winfactor.testkit.internal.api.PdfLinks;
import app.winfactor.testkit.internal.api.QuoteView;
import app.winfactor.testkit.internal.delivery.Courier;
import app.winfactor.testkit.internal.sandbox.SandboxApi;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.Seeding;
import app.winfactor.testkit.internal.world.World;

/** Everything of a fake but its address: from its start, or from one reset to the next. */
public final class Life implements AutoCloseable {
    private final World world;
    private final Courier courier;
    private final Router router;

    private Life(World world, Courier courier, Router router) {
        this.world = world;
        this.courier = courier;
        this.router = router;
    }

    public static Life begin(Settings settings, String origin) {
        World world = new World(settings.clock(Seeding.HISTORY), origin, settings.profile(), settings.signingSecret());
        world.grant(settings.apiKey(), new World.Access(world.tenant(), false));
        world.grant(settings.readOnlyKey(), new World.Access(world.tenant(), true));
        Seeding seeding = new Seeding(world);
        seeding.neighbourhood();
        if (settings.demo()) {
            seeding.demo();
        } else {
            world.clock().advance(Seeding.HISTORY);
        }
        world.open(settings.webhookUrl());
        Courier courier =
                new Courier(world, settings.signatureClock(), settings.deliveryTimeout(), settings.deliveriesAtOnce());
        PdfLinks pdfs = new PdfLinks(origin);
        QuoteView quotes = new QuoteView(pdfs);
        Router router = Api.over(world, quotes, pdfs, settings.upsertShape());
        SandboxApi.register(router, world, quotes);
        return new Life(world, courier, router);
    }

    public World world() {
        return world;
    }

    Router router() {
        return router;
    }

    @Override
    public void close() {
        courier.close();
    }
}
