package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.web.Call;
import app.winfactor.testkit.internal.web.Reply;
import app.winfactor.testkit.internal.world.Configuration;
import app.winfactor.testkit.internal.world.ConfigurationJson;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.LineItem;
import app.winfactor.testkit.internal.world.PricingJson;
import app.winfactor.testkit.internal.world.Session;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/** The live pricing loop, open to whoever holds the capability token. */
final class SessionEndpoints {
    private static final int MAX_LINES = 200;
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private SessionEndpoints() {}

    static void register(Guard guard, World world) {
        guard.open("GET", "/configuration-sessions/{token}", call -> get(owner(world, call), call))
                .open("PUT", "/configuration-sessions/{token}/adjustments", call -> adjust(owner(world, call), call));
    }

    private static Tenant owner(World world, Call call) {
        return world.ownerOfToken(call.variable("token"));
    }

    /** What the two origins are called is an assumption. */
    private static Reply get(Tenant tenant, Call call) {
        Session session = tenant.sessions().byToken(call.variable("token"));
        Configuration configuration = session.configuration();
        ObjectNode node = Json.object()
                .put("sessionId", session.id())
                .put("organizationId", tenant.profile().id())
                .put("templateId", configuration.template().id())
                .put("origin", session.context() == Session.Context.LIVE ? "public" : "dashboard")
                .put("status", Json.wire(session.status(tenant.clock().now())));
        node.set("configuration", ConfigurationJson.canonical(configuration));
        node.put("configHash", configuration.hash())
                .put("submissionId", session.submissionId())
                .put("locale", session.locale());
        node.set("basePricing", PricingJson.breakdown(configuration.baseItems()));
        node.set("adjustments", PricingJson.adjustment(session.adjustment()));
        return Reply.ok(node);
    }

    /** A price for any but the present configuration is stale, so the one that is taken is always current. */
    private static Reply adjust(Tenant tenant, Call call) {
        Session session = tenant.sessions().byToken(call.variable("token"));
        tenant.sessions().requirePriceable(session);
        Body body = call.json().allowing("configHash", "lineItems");
        String configHash = body.requiredText("configHash", Body.LONG_TEXT);
        List<LineItem> lineItems = body.objects("lineItems", MAX_LINES).stream()
                .map(SessionEndpoints::lineItem)
                .toList();
        tenant.sessions().adjust(session, configHash, lineItems);
        return Reply.ok(Json.object().put("applied", true).put("isCurrentConfiguration", true));
    }

    private static LineItem lineItem(Body line) {
        line.allowing("description", "quantity", "unitPrice", "itemType", "itemKey", "sortOffset", "externalRef");
        String description = TAG.matcher(line.requiredText("description", Body.DESCRIPTION))
                .replaceAll("")
                .strip();
        if (description.isEmpty()) {
            throw line.invalid("description", "is nothing but HTML");
        }
        return new LineItem(
                description,
                line.requiredDecimal("quantity", false),
                line.requiredDecimal("unitPrice", true),
                QuoteBodies.itemType(line),
                line.text("itemKey", Body.LONG_TEXT),
                line.whole("sortOffset", Integer.MIN_VALUE, Integer.MAX_VALUE),
                line.text("externalRef", Body.EXTERNAL_REF));
    }
}
