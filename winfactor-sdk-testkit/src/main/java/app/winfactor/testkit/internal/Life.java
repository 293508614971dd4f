package app.winfactor.testkit.internal;

import app.winfactor.testkit.KeyUsed;
import app.winfactor.testkit.internal.api.Api;
import app.winfactor.testkit.internal.api.Credentials;
import app.winfactor.testkit.internal.api.PdfLinks;
import app.winfactor.testkit.internal.api.QuoteView;
import app.winfactor.testkit.internal.delivery.Courier;
import app.winfactor.testkit.internal.sandbox.SandboxApi;
import app.winfactor.testkit.internal.server.Host;
import app.winfactor.testkit.internal.state.StateFile;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.wire.Changes;
import app.winfactor.testkit.internal.wire.Exchange;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.FakeClock;
import app.winfactor.testkit.internal.world.Ids;
import app.winfactor.testkit.internal.world.Seeding;
import app.winfactor.testkit.internal.world.World;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Everything of a fake but its address: from its start, or from one reset to the next. */
public final class Life implements Host, AutoCloseable {
    private final World world;
    private final Wire wire;
    private final Courier courier;
    private final Router router;

    private Life(World world, Wire wire, Courier courier, Router router) {
        this.world = world;
        this.wire = wire;
        this.courier = courier;
        this.router = router;
    }

    public static Life begin(Settings settings, String origin, Changes changes) {
        return begin(settings, origin, changes, settings.clock(Seeding.HISTORY), (world, router) -> {});
    }

    /** Goes on with what a file remembers, and lets it remember what comes. */
    public static Life goOn(Settings present, StateFile state, String origin, Changes changes) {
        Settings past = present.from(state.origin());
        FakeClock clock = past.clock(Seeding.HISTORY);
        clock.rewindTo(state.origin().startedAt().minus(Seeding.HISTORY));
        return begin(past, origin, changes, clock, (world, router) -> {
            state.replay(world, router);
            clock.resume();
            world.rememberIn(state);
            if (present.webhookUrl() != null) {
                SandboxApi.deliverTo(router, present.webhookUrl());
            }
        });
    }

    private static Life begin(
            Settings settings, String origin, Changes changes, FakeClock clock, BiConsumer<World, Router> past) {
        World world = new World(clock, new Ids(settings.seed()), origin, settings.profile(), settings.secrets());
        Seeding seeding = new Seeding(world);
        seeding.neighbourhood();
        if (settings.demo()) {
            seedSubmissions(seeding, settings);
            seeding.demo();
        } else {
            seeding.nothing();
            seedSubmissions(seeding, settings);
        }
        world.whenChanged(changes::bump);
        world.open(settings.webhookUrl());
        Wire wire = new Wire(
                changes,
                List.of(settings.apiKey(), settings.secrets().readOnlyKey(), settings.signingSecret()),
                settings.wire());
        String pdfSecret = world.ids().next("pdf_KEEPSECRET_");
        Courier courier = new Courier(
                world, wire, settings.signatureClock(), settings.deliveryTimeout(), settings.deliveriesAtOnce());
        PdfLinks pdfs = new PdfLinks(origin, pdfSecret);
        QuoteView quotes = new QuoteView(pdfs);
        Router router = Api.over(world, quotes, pdfs, settings.upsertShape());
        SandboxApi.register(router, world, wire, courier, quotes, origin);
        past.accept(world, router);
        courier.start();
        return new Life(world, wire, courier, router);
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

    @Override
    public Wire wire() {
        return wire;
    }

    public Courier courier() {
        return courier;
    }

    public Router router() {
        return router;
    }

    @Override
    public Exchange.Asked asked(String method, String path, @Nullable String query, @Nullable String authorization) {
        KeyUsed key = world.looking(() -> Credentials.keyUsed(world, path, authorization));
        return new Exchange.Asked(
                world.clock().now(),
                method,
                query == null ? path : path + "?" + query,
                router.template(method, path),
                key);
    }

    @Override
    public void close() {
        courier.close();
    }
}
