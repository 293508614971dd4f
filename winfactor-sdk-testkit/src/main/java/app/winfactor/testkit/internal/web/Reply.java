package app.winfactor.testkit.internal.web;

import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param headers all but the content type
 * @param refusal what it tells of, if it is an error
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(
        int status,
        String contentType,
        byte[] body,
        Map<String, String> headers,
        @Nullable Refusal refusal) {
    public Reply(int status, String contentType, byte[] body) {
        this(status, contentType, body, Map.of(), null);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, "application/json", Json.write(body));
    }

    public static Reply ok(JsonNode body) {
        return json(200, body);
    }

    public static Reply refused(Refusal refusal) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("code", refusal.code()).put("message", refusal.getMessage());
        ObjectNode details = error.putObject("details");
        refusal.details().forEach(details::put);
        return new Reply(refusal.status(), "application/json", Json.write(body), Map.of(), refusal);
    }
}
