package app.winfactor.testkit.internal;

import app.winfactor.testkit.internal.api.Api;
import app.winfactor.testkit.internal.api.PdfLinks;
import app.winfactor.testkit.internal.delivery.Courier;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.Ids;
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
        World world = new World(
                settings.clock(Seeding.HISTORY),
                new Ids(settings.seed()),
                origin,
                settings.profile(),
                settings.secrets());
        Seeding seeding = new Seeding(world);
        seeding.neighbourhood();
        if (settings.demo()) {
            seedSubmissions(seeding, settings);
            seeding.demo();
        } else {
            seeding.nothing();
            seedSubmissions(seeding, settings);
        }
        world.open(settings.webhookUrl());
        String pdfSecret = world.ids().next("pdf_KEEPSECRET_");
        Courier courier =
                new Courier(world, settings.signatureClock(), settings.deliveryTimeout(), settings.deliveriesAtOnce());
        return new Life(world, courier, Api.over(world, new PdfLinks(origin, pdfSecret), settings.upsertShape()));
    }

    /** Rows are in order of time, so they come before what the demo makes. */
    private static void seedSubmissions(Seeding seeding, Settings settings) {
        if (settings.submissions() > 0) {
            seeding.submissions(settings.submissions());
        }
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
