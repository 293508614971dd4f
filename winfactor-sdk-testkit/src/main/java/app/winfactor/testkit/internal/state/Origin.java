package app.winfactor.testkit.internal.state;

import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Profile;
import app.winfactor.testkit.internal.world.ProfileJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a world came from: the same origin and the same commands make the same world again.
 *
 * @param seed of its identifiers
 * @param startedAt the fake's time at the start
 * @param standing whether time stands still but for being moved
 */
public record Origin(
        long seed,
        Instant startedAt,
        boolean standing,
        boolean demo,
        int submissions,
        Profile profile,
        @Nullable URI receiver) {
    private static final int FORM = 1;

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("winfactorSandbox", FORM)
                .put("seed", seed)
                .put("startedAt", startedAt.toEpochMilli())
                .put("standing", standing)
                .put("demo", demo)
                .put("submissions", submissions)
                .put("receiver", receiver == null ? null : receiver.toString());
        json.set("organization", ProfileJson.of(profile));
        return json;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Origin of(JsonNode json) {
        if (json.path("winfactorSandbox").asInt() != FORM) {
            throw new IllegalArgumentException("is no state of a sandbox, or that of another version");
        }
        return new Origin(
                json.required("seed").longValue(),
                Instant.ofEpochMilli(json.required("startedAt").longValue()),
                json.required("standing").booleanValue(),
                json.required("demo").booleanValue(),
                json.required("submissions").intValue(),
                ProfileJson.read(json.required("organization")),
                json.hasNonNull("receiver") ? URI.create(json.path("receiver").textValue()) : null);
    }

    /** When, not the seed, from which secrets come. */
    @Override
    public String toString() {
        return "Origin[" + startedAt + "]";
    }
}
