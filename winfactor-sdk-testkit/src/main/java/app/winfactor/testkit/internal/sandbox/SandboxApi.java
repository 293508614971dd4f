package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.internal.api.QuoteView;
import app.winfactor.testkit.internal.delivery.Courier;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import java.net.URI;

/** Everything of the sandbox: its endpoints under {@code /__sandbox}, and the console at {@code /} which uses no others. */
public final class SandboxApi {
    private SandboxApi() {}

    public static void register(
            Router router, World world, Wire wire, Courier courier, QuoteView quotes, String origin) {
        Tenant tenant = world.tenant();
        Board board = new Board(world, wire);
        Catalogue catalogue = new Catalogue(router, world)
                .get(
                        "/state",
                        "Everything at once: of each list the newest 200, newest first, and how many there are.",
                        (call, body) -> Reply.ok(board.state()));
        CustomerEndpoints.register(catalogue, tenant);
        SupplierEndpoints.register(catalogue, tenant, quotes);
        EventLogEndpoints.register(catalogue, tenant, wire, courier);
        RequestEndpoints.register(catalogue, wire, origin);
        FaultEndpoints.register(catalogue, wire, router);
        WeatherEndpoints.register(catalogue, wire);
        WebhookEndpoints.register(catalogue, tenant, world.ids(), courier);
        ClockEndpoints.register(catalogue, world);
        router.on("GET", "/", call -> ConsolePage.REPLY);
    }

    /** As whoever asks for it over HTTP does. */
    public static void deliverTo(Router router, URI receiver) {
        byte[] body = Json.write(Json.object().put("url", receiver.toString()));
        router.answer(Call.of("PUT", Catalogue.ROOT + "/webhooks", null, body));
    }
}
