package app.winfactor.testkit.internal.state;

import app.winfactor.testkit.internal.world.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that changed a world, and the fake's time at which it did. */
sealed interface Entry {
    Instant at();

    ObjectNode json();

    /**
     * A request that may have changed something.
     *
     * @param organization whose key it came with, or null for one without a key
     * @param body its bytes, each as the character of that number, whatever they mean
     * @param status how it was answered
     */
    record Command(Instant at, @Nullable String organization, String method, String url, String body, int status)
            implements Entry {
        @Override
        public ObjectNode json() {
            return Json.object()
                    .put("at", at.toEpochMilli())
                    .put("organization", organization)
                    .put("method", method)
                    .put("url", url)
                    .put("body", body)
                    .put("status", status);
        }

        /** The method: a URL can be a capability. */
        @Override
        public String toString() {
            return "Command[" + method + "]";
        }

        byte[] bytes() {
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** What became of a delivery: without an error it was taken. */
    record Attempted(Instant at, String event, @Nullable String error) implements Entry {
        @Override
        public ObjectNode json() {
            return Json.object()
                    .put("at", at.toEpochMilli())
                    .put("event", event)
                    .put("error", error);
        }
    }

    /** Time was moved, and is {@code at} now. */
    record Moved(Instant at, Duration by) implements Entry {
        @Override
        public ObjectNode json() {
            return Json.object().put("at", at.toEpochMilli()).put("moved", by.toMillis());
        }
    }

    static Entry of(JsonNode json) {
        Instant at = Instant.ofEpochMilli(json.required("at").longValue());
        if (json.has("event")) {
            return new Attempted(
                    at, json.path("event").textValue(), json.path("error").textValue());
        }
        if (json.has("moved")) {
            return new Moved(at, Duration.ofMillis(json.path("moved").longValue()));
        }
        return new Command(
                at,
                json.path("organization").textValue(),
                json.required("method").textValue(),
                json.required("url").textValue(),
                json.required("body").textValue(),
                json.required("status").intValue());
    }
}
