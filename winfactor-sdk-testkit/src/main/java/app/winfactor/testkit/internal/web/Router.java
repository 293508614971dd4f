package app.winfactor.testkit.internal.web;

import app.winfactor.testkit.internal.world.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds who answers a request, and gives every refusal the shape of an error. */
public final class Router {
    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; {@code {name}} in the template stands for one segment. */
    public Router on(String method, String template, Function<Call, Reply> handler) {
        routes.add(new Route(method, template, handler));
        return this;
    }

    public Reply answer(Call call) {
        try {
            Route route = find(call.method(), call.path())
                    .orElseThrow(() -> new Refusal(404, "not_found", nowhere(call.method(), call.path())));
            return route.answer(call);
        } catch (Refusal refusal) {
            return Reply.refused(refusal);
        }
    }

    /** {@return the template of the route of a request, without the root of the API} */
    public Optional<String> template(String method, String path) {
        return find(method, path).map(Route::name);
    }

    /** An endpoint of the API, without its root. */
    public record Endpoint(String method, String template) {}

    /** {@return all endpoints of the API} */
    public List<Endpoint> ofTheApi() {
        return routes.stream()
                .filter(Route::isOfTheApi)
                .map(route -> new Endpoint(route.method(), route.name()))
                .toList();
    }

    private Optional<Route> find(String method, String path) {
        return routes.stream().filter(route -> route.fits(method, path)).findFirst();
    }

    /**
     * The template of an endpoint as it is written here, whatever its variables are called.
     *
     * @param template below the root of the API
     * @throws IllegalArgumentException if there is none, with the nearest that there is
     */
    public String canonical(String method, String template) {
        return routes.stream()
                .filter(route -> route.method().equals(method) && route.isCalled(template))
                .findFirst()
                .map(Route::name)
                .orElseThrow(() -> new IllegalArgumentException(nowhere(method, Route.ROOT + template)));
    }

    private String nowhere(String method, String path) {
        return "There is no such endpoint." + Nearest.of(method, path, routes);
    }
}
