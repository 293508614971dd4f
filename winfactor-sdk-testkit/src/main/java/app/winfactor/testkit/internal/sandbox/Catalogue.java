package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.World;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The endpoints of the sandbox, each with what its body may hold and what it does: one list from which requests are
 * checked and {@code GET /__sandbox/} answers, so that the help is never wrong.
 */
final class Catalogue {
    static final String ROOT = "/__sandbox";

    private final Router router;
    private final World world;
    private final List<Endpoint> endpoints = new ArrayList<>();

    Catalogue(Router router, World world) {
        this.router = router;
        this.world = world;
        router.on("GET", ROOT, call -> help()).on("GET", ROOT + "/", call -> help());
    }

    private record Endpoint(String method, String path, List<String> fields, String does) {}

    /** One that reads the world. */
    Catalogue get(String path, String does, BiFunction<Call, Body, Reply> handler) {
        return unlocked("GET", path, List.of(), does, (call, body) -> world.looking(() -> handler.apply(call, body)));
    }

    /** One that changes the world, which is remembered where something is. */
    Catalogue on(String method, String path, List<String> fields, String does, BiFunction<Call, Body, Reply> handler) {
        return unlocked(
                method,
                path,
                fields,
                does,
                (call, body) -> world.exclusively(
                        () -> world.commanded(call.command(null), () -> handler.apply(call, body), Reply::status)));
    }

    /** One that changes how requests and deliveries go, until the end of this process. */
    Catalogue passing(
            String method, String path, List<String> fields, String does, BiFunction<Call, Body, Reply> handler) {
        return unlocked(method, path, fields, does, (call, body) -> world.exclusively(() -> handler.apply(call, body)));
    }

    /** One that waits for others to change the world, or does not need it. */
    Catalogue unlocked(
            String method, String path, List<String> fields, String does, BiFunction<Call, Body, Reply> handler) {
        endpoints.add(new Endpoint(method, ROOT + path, fields, does));
        router.on(
                method, ROOT + path, call -> handler.apply(call, call.json().allowing(fields.toArray(String[]::new))));
        return this;
    }

    private Reply help() {
        ObjectNode help = Json.object()
                .put(
                        "about",
                        "The sandbox's own endpoints, for this machine only and without a key. A body is a JSON object"
                                + " or nothing; every field is optional unless it is said otherwise.");
        ArrayNode list = help.putArray("endpoints");
        for (Endpoint endpoint : endpoints) {
            ArrayNode fields = list.addObject()
                    .put("method", endpoint.method())
                    .put("path", endpoint.path())
                    .put("does", endpoint.does())
                    .putArray("fields");
            endpoint.fields().forEach(fields::add);
        }
        return Reply.ok(help);
    }
}
