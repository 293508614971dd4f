package app.winfactor.testkit.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An organization's profile, as the API writes it. */
public final class ProfileJson {
    private ProfileJson() {}

    public static ObjectNode of(Profile profile) {
        return Json.object()
                .put("id", profile.id())
                .put("name", profile.name())
                .put("slug", profile.slug())
                .put("locale", profile.locale())
                .put("unitSystem", profile.unitSystem())
                .put("currency", profile.currency())
                .put("plan", profile.plan())
                .put("externalPricingEnabled", profile.externalPricingEnabled());
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if something of it is not there
     */
    public static Profile read(JsonNode json) {
        return new Profile(
                json.required("id").textValue(),
                json.required("name").textValue(),
                json.required("slug").textValue(),
                json.required("locale").textValue(),
                json.required("unitSystem").textValue(),
                json.required("currency").textValue(),
                json.required("plan").textValue(),
                json.required("externalPricingEnabled").booleanValue());
    }
}
