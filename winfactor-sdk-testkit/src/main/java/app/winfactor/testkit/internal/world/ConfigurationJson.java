package app.winfactor.testkit.internal.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A configuration in raw IDs, for pricing, and in words, for people. */
public final class ConfigurationJson {
    private ConfigurationJson() {}

    public static ObjectNode canonical(Configuration configuration) {
        ObjectNode node = Json.object()
                .put("templateId", configuration.template().id())
                .put("width", configuration.width())
                .put("height", configuration.height())
                .put("units", configuration.units());
        ArrayNode components = node.putArray("components");
        for (Template.Component component : configuration.template().components()) {
            components
                    .addObject()
                    .put("componentId", component.id())
                    .put("width", configuration.componentWidth())
                    .put("height", configuration.componentHeight());
        }
        ArrayNode options = node.putArray("optionIds");
        configuration.options().forEach(option -> options.add(option.id()));
        return node.put("insideMaterialId", id(configuration.inside()))
                .put("outsideMaterialId", id(configuration.outside()));
    }

    private static @Nullable String id(Template.@Nullable Material material) {
        return material == null ? null : material.id();
    }

    public static ObjectNode resolved(Configuration configuration, @Nullable String notes) {
        ObjectNode node = Json.object();
        ArrayNode components = node.putArray("componentSelections");
        for (Template.Component component : configuration.template().components()) {
            ObjectNode selection = components
                    .addObject()
                    .put("componentName", component.name())
                    .put("componentType", configuration.template().productCategory())
                    .put("width", configuration.componentWidth())
                    .put("height", configuration.componentHeight());
            selection.set("selectedOptions", options(configuration));
        }
        node.set("selectedOptions", options(configuration));
        putColor(node, "insideColor", configuration.inside());
        putColor(node, "outsideColor", configuration.outside());
        return node.put("notes", notes).putNull("selectedSection");
    }

    private static ArrayNode options(Configuration configuration) {
        ArrayNode options = Json.object().putArray("selectedOptions");
        for (Template.Option option : configuration.options()) {
            options.addObject()
                    .put("code", option.code())
                    .put("name", option.name())
                    .put("optionGroup", option.optionGroup());
        }
        return options;
    }

    private static void putColor(ObjectNode node, String field, Template.@Nullable Material material) {
        if (material == null) {
            node.putNull(field);
        } else {
            node.putObject(field).put("name", material.name());
        }
    }
}
