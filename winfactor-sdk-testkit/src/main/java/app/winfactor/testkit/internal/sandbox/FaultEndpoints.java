package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.Fault;
import app.winfactor.testkit.Method;
import app.winfactor.testkit.PlannedFault;
import app.winfactor.testkit.Route;
import app.winfactor.testkit.Times;
import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.web.Router;
import app.winfactor.testkit.internal.wire.FaultPlan;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Refusal;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes wrong on purpose. */
final class FaultEndpoints {
    private static final int MOST = 1_000_000;

    private final Wire wire;
    private final Router router;

    private FaultEndpoints(Wire wire, Router router) {
        this.wire = wire;
        this.router = router;
    }

    static void register(Catalogue catalogue, Wire wire, Router router) {
        FaultEndpoints faults = new FaultEndpoints(wire, router);
        catalogue
                .get(
                        "/faults",
                        "What is still to go wrong, in order, and the routes it can be said of: {faults, routes}.",
                        (call, body) -> faults.list())
                .passing(
                        "POST",
                        "/faults",
                        Stream.concat(Stream.of("method", "path", "times"), FaultKind.FIELDS.stream())
                                .toList(),
                        "Lets requests fail: of one route (method and path, such as /quotes/{id}) or all of them, a number"
                                + " of times or always. kind (required) is error (status, code), html_page (status),"
                                + " rate_limited, latency or slow_body (seconds), reset (point), truncated_body,"
                                + " wrong_content_type (contentType) or idle_close. Answers 201 {id}.",
                        (call, body) -> faults.add(body))
                .passing(
                        "DELETE",
                        "/faults/{id}",
                        List.of(),
                        "Takes one of them back. Answers {removed}.",
                        faults::remove)
                .passing(
                        "DELETE",
                        "/faults",
                        List.of(),
                        "Lets everything work again. Answers {removed}.",
                        (call, body) -> {
                            int count = wire.faults().toCome().size();
                            wire.faults().clear();
                            return Reply.ok(Json.object().put("removed", count));
                        });
    }

    static ArrayNode view(Wire wire) {
        ArrayNode faults = Json.object().putArray("faults");
        for (FaultPlan.Numbered numbered : wire.faults().numbered()) {
            PlannedFault part = numbered.part();
            ObjectNode node = faults.addObject()
                    .put("id", numbered.number())
                    .put("method", part.route().method().map(Method::name).orElse(null))
                    .put("path", part.route().template().orElse(null));
            part.times().count().ifPresentOrElse(count -> node.put("times", count), () -> node.putNull("times"));
            part.fault()
                    .ifPresentOrElse(
                            fault -> FaultKind.write(node, fault),
                            () -> node.putNull("kind").put("says", "works"));
        }
        return faults;
    }

    private Reply list() {
        ObjectNode answer = Json.object();
        answer.set("faults", view(wire));
        ArrayNode routes = answer.putArray("routes");
        router.ofTheApi()
                .forEach(each -> routes.addObject().put("method", each.method()).put("path", each.template()));
        return Reply.ok(answer);
    }

    private Reply add(Body body) {
        Route route = route(body);
        Integer count = body.whole("times", 1, MOST);
        Times times = count == null ? Times.always() : Times.times(count);
        Fault fault = FaultKind.read(body);
        long number = wire.faults().add(new PlannedFault(route, times, Optional.of(fault)));
        return Reply.json(201, Json.object().put("id", number));
    }

    private Route route(Body body) {
        Method method = body.choice("method", Method.class, Method::name);
        String path = body.text("path", Body.LONG_TEXT);
        if (method == null && path == null) {
            return Route.anything();
        }
        if (method == null || path == null) {
            throw body.invalid(method == null ? "method" : "path", "is required with the other one");
        }
        try {
            return new Route(Optional.of(method), Optional.of(router.canonical(method.name(), path)));
        } catch (IllegalArgumentException e) {
            throw body.invalid("path", Objects.requireNonNullElse(e.getMessage(), "is no endpoint"));
        }
    }

    private Reply remove(Call call, Body body) {
        String id = call.variable("id");
        if (!id.matches("\\d{1,18}") || !wire.faults().remove(Long.parseLong(id))) {
            throw Refusal.notFound("fault");
        }
        return Reply.ok(Json.object().put("removed", 1));
    }
}
