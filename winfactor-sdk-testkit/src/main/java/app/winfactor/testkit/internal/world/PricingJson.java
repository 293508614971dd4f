package app.winfactor.testkit.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Live prices, as the API and the webhooks write them. */
public final class PricingJson {
    private PricingJson() {}

    public static ObjectNode breakdown(Collection<LineItem> items) {
        ObjectNode pricing = Json.object();
        ArrayNode lines = pricing.putArray("lineItems");
        items.forEach(item -> lines.add(line(item)));
        return pricing.put("subtotal", Money.subtotal(items));
    }

    public static JsonNode adjustment(@Nullable Adjustment adjustment) {
        if (adjustment == null) {
            return NullNode.getInstance();
        }
        ObjectNode node = Json.object().put("configHash", adjustment.configHash());
        node.setAll(breakdown(adjustment.lineItems()));
        return node.put("receivedAt", adjustment.receivedAt().toEpochMilli());
    }

    /** The lines of a quote, in order. */
    public static ArrayNode quoteLines(Collection<LineItem> items) {
        ArrayNode lines = Json.object().putArray("lineItems");
        for (LineItem item : items) {
            lines.addObject()
                    .put("description", item.description())
                    .put("quantity", item.quantity())
                    .put("unitPrice", item.unitPrice())
                    .put("total", item.total())
                    .put("itemType", item.itemType())
                    .put("order", lines.size() - 1);
        }
        return lines;
    }

    private static ObjectNode line(LineItem item) {
        return Json.object()
                .put("description", item.description())
                .put("quantity", item.quantity())
                .put("unitPrice", item.unitPrice())
                .put("itemType", item.itemType())
                .put("itemKey", item.itemKey())
                .put("sortOffset", item.sortOffset())
                .put("externalRef", item.externalRef());
    }
}
