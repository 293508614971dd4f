package app.winfactor.testkit.internal.web;

import app.winfactor.testkit.internal.world.Chronicle;
import app.winfactor.testkit.internal.world.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param path with its escapes, without the query
 * @param variables what the path holds in the places that its template names
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Call(
        String method,
        String path,
        @Nullable String rawQuery,
        @Nullable String authorization,
        byte[] body,
        Map<String, String> variables) {

    /** Splits a path with a query. */
    public static Call of(String method, String url, @Nullable String authorization, byte[] body) {
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        String query = mark < 0 ? null : url.substring(mark + 1);
        return new Call(method, path, query, authorization, body, Map.of());
    }

    Call with(Map<String, String> found) {
        return new Call(method, path, rawQuery, authorization, body, found);
    }

    /** As it is remembered. */
    public Chronicle.Command command(@Nullable Tenant whose) {
        return new Chronicle.Command(whose, method, rawQuery == null ? path : path + "?" + rawQuery, body);
    }

    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The path template has no {" + name + "}");
        }
        return value;
    }

    public Query query() {
        return Query.of(rawQuery);
    }

    public Body json() {
        return Body.of(body);
    }

    /** The method: a path can be a capability. */
    @Override
    public String toString() {
        return "Call[" + method + "]";
    }
}
