package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Page;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Template;
import app.winfactor.testkit.internal.world.Tenant;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Templates and what can be chosen in them. */
final class TemplateEndpoints {
    private TemplateEndpoints() {}

    static void register(Guard guard) {
        guard.get(
                        "/templates",
                        (tenant, call) ->
                                Page.of(tenant.templates().all(), call.query().allowing(), TemplateEndpoints::view))
                .get("/templates/{id}", (tenant, call) -> Reply.ok(view(template(tenant, call))))
                .get("/templates/{id}/catalog", (tenant, call) -> Reply.ok(catalog(template(tenant, call))));
    }

    private static Template template(Tenant tenant, Call call) {
        return tenant.templates().get(call.variable("id"));
    }

    private static ObjectNode view(Template template) {
        ObjectNode node = Json.object()
                .put("id", template.id())
                .put("name", template.name())
                .put("slug", template.slug())
                .put("description", template.description())
                .put("productCategory", template.productCategory());
        node.set("constraints", range(template.range()));
        ArrayNode tags = node.putArray("materialTags");
        template.materialTags().forEach(tags::add);
        return node;
    }

    private static ObjectNode catalog(Template template) {
        ObjectNode node = Json.object();
        node.set("template", view(template));
        ArrayNode components = node.putArray("components");
        for (Template.Component component : template.components()) {
            components
                    .addObject()
                    .put("id", component.id())
                    .put("name", component.name())
                    .put("type", component.type())
                    .set("constraints", range(component.range()));
        }
        ArrayNode options = node.putArray("options");
        for (Template.Option option : template.options()) {
            options.addObject()
                    .put("id", option.id())
                    .put("code", option.code())
                    .put("name", option.name())
                    .put("optionGroup", option.optionGroup());
        }
        ArrayNode materials = node.putArray("materials");
        for (Template.Material material : template.materials()) {
            materials
                    .addObject()
                    .put("id", material.id())
                    .put("name", material.name())
                    .put("side", material.side());
        }
        return node;
    }

    private static ObjectNode range(Template.Range range) {
        return Json.object()
                .put("minWidth", range.minWidth())
                .put("maxWidth", range.maxWidth())
                .put("minHeight", range.minHeight())
                .put("maxHeight", range.maxHeight());
    }
}
