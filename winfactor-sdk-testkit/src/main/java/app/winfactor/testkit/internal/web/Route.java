package app.winfactor.testkit.internal.web;

import app.winfactor.testkit.internal.world.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An endpoint. */
record Route(String method, String template, List<String> segments, Function<Call, Reply> handler) {
    static final String ROOT = "/api/v1";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w*}");

    Route(String method, String template, Function<Call, Reply> handler) {
        this(method, template, segments(template), handler);
    }

    static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /** Without the root of the API. */
    String name() {
        return isOfTheApi() ? template.substring(ROOT.length()) : template;
    }

    boolean isOfTheApi() {
        return template.startsWith(ROOT + "/");
    }

    boolean isCalled(String other) {
        return VARIABLE.matcher(name())
                .replaceAll("{}")
                .equals(VARIABLE.matcher(other).replaceAll("{}"));
    }

    boolean fits(String askedMethod, String path) {
        List<String> actual = segments(path);
        if (!method.equals(askedMethod) || actual.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < actual.size(); i++) {
            if (!isVariable(segments.get(i)) && !segments.get(i).equals(actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    Reply answer(Call call) {
        List<String> actual = segments(call.path());
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < actual.size(); i++) {
            String expected = segments.get(i);
            if (isVariable(expected)) {
                variables.put(expected.substring(1, expected.length() - 1), decode(actual.get(i)));
            }
        }
        return handler.apply(call.with(variables));
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, "not_found", "The path holds a broken escape.");
        }
    }
}
