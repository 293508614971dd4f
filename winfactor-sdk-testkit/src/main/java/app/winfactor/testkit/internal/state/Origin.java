package app.winfactor.testkit.internal.state;

import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Profile;
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
 */
public record Origin(
        long seed,
        Instant startedAt,
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
                .put("demo", demo)
                .put("submissions", submissions)
                .put("receiver", receiver == null ? null : receiver.toString());
        json.putObject("organization")
                .put("id", profile.id())
                .put("name", profile.name())
                .put("slug", profile.slug())
                .put("locale", profile.locale())
                .put("unitSystem", profile.unitSystem())
                .put("currency", profile.currency())
                .put("plan", profile.plan())
                .put("externalPricingEnabled", profile.externalPricingEnabled());
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
        JsonNode organization = json.required("organization");
        return new Origin(
                json.required("seed").longValue(),
                Instant.ofEpochMilli(json.required("startedAt").longValue()),
                json.required("demo").booleanValue(),
                json.required("submissions").intValue(),
                new Profile(
                        organization.required("id").textValue(),
                        organization.required("name").textValue(),
                        organization.required("slug").textValue(),
                        organization.required("locale").textValue(),
                        organization.required("unitSystem").textValue(),
                        organization.required("currency").textValue(),
                        organization.required("plan").textValue(),
                        organization.required("externalPricingEnabled").booleanValue()),
                json.hasNonNull("receiver") ? URI.create(json.path("receiver").textValue()) : null);
    }
}
