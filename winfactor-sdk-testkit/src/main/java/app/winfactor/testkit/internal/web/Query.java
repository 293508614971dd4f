package app.winfactor.testkit.internal.web;

import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a list. An unknown one, or one that is given twice, is refused (an assumption): a fake that let a
 * misspelt filter pass would be green for the wrong reason. Broken escapes do not come this far: the server refuses them.
 */
public final class Query {
    private static final List<String> PAGING = List.of("limit", "cursor");

    private final Map<String, String> parameters;

    private Query(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    static Query of(@Nullable String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (parameters.put(name, value) != null) {
                    throw Refusal.invalid(name, "is given twice");
                }
            }
        }
        return new Query(parameters);
    }

    private static String decode(String escaped) {
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }

    public Query allowing(String... filters) {
        for (String name : parameters.keySet()) {
            if (Stream.concat(PAGING.stream(), Arrays.stream(filters)).noneMatch(name::equals)) {
                throw Refusal.unknownField(name, "is no parameter of this list");
            }
        }
        return this;
    }

    public @Nullable String text(String name) {
        return parameters.get(name);
    }

    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        String value = parameters.get(name);
        return value == null ? null : Choice.of(name, value, type, Json::wire);
    }

    public @Nullable Instant time(String name) {
        String value = parameters.get(name);
        return value == null ? null : Instant.ofEpochMilli(whole(name, value));
    }

    int limit() {
        String value = parameters.get("limit");
        long limit = value == null ? Page.DEFAULT_LIMIT : whole("limit", value);
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw Refusal.invalid("limit", "must be 1 to " + Page.MAX_LIMIT);
        }
        return (int) limit;
    }

    private static long whole(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(name, "must be a whole number");
        }
    }
}
