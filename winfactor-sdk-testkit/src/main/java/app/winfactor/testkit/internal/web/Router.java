package app.winfactor.testkit.internal.web;

import app.winfactor.testkit.internal.world.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds who answers a request, and gives every refusal the shape of an error. */
public final class Router {
    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; {@code {name}} in the template stands for one segment. */
    public Router on(String method, String template, Function<Call, Reply> handler) {
        routes.add(new Route(method, template.split("/", -1), handler));
        return this;
    }

    public Reply answer(Call call) {
        try {
            for (Route route : routes) {
                Map<String, String> variables = route.match(call);
                if (variables != null) {
                    return route.handler.apply(call.with(variables));
                }
            }
            throw new Refusal(404, "not_found", "There is no such endpoint.");
        } catch (Refusal refusal) {
            return Reply.refused(refusal);
        }
    }

    private record Route(String method, List<String> segments, Function<Call, Reply> handler) {
        Route(String method, String[] segments, Function<Call, Reply> handler) {
            this(method, List.of(segments), handler);
        }

        @Nullable Map<String, String> match(Call call) {
            String[] actual = call.path().split("/", -1);
            if (!method.equals(call.method()) || actual.length != segments.size()) {
                return null;
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < actual.length; i++) {
                String expected = segments.get(i);
                if (expected.startsWith("{")) {
                    variables.put(expected.substring(1, expected.length() - 1), decode(actual[i]));
                } else if (!expected.equals(actual[i])) {
                    return null;
                }
            }
            return variables;
        }

        private static String decode(String segment) {
            try {
                return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw new Refusal(404, "not_found", "The path holds a broken escape.");
            }
        }
    }
}
