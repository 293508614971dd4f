package app.winfactor.testkit.internal.api;

import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.LineItem;
import app.winfactor.testkit.internal.world.Terms;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about a quote. Its limits are assumptions: a tax rate of 0 to 100, a validity of 1 to 3650 days,
 * lines by the rules of live pricing, at least one of them.
 */
final class QuoteBodies {
    private static final int MAX_LINES = 200;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private QuoteBodies() {}

    /** The given terms, changed by those that the body has. */
    static Terms terms(Body body, Terms before) {
        String reference = body.text("reference", Body.LONG_TEXT);
        String notes = body.text("notes", Body.LONG_TEXT);
        Integer validityDays = body.whole("validityDays", 1, 3650);
        BigDecimal taxRate = taxRate(body);
        String currency = currency(body);
        return new Terms(
                body.has("reference") ? reference : before.reference(),
                body.has("notes") ? notes : before.notes(),
                Objects.requireNonNullElse(validityDays, before.validityDays()),
                Objects.requireNonNullElse(taxRate, before.taxRate()),
                Objects.requireNonNullElse(currency, before.currency()));
    }

    private static @Nullable BigDecimal taxRate(Body body) {
        BigDecimal rate = body.decimal("taxRate");
        if (rate != null && (rate.signum() < 0 || rate.compareTo(HUNDRED) > 0)) {
            throw body.invalid("taxRate", "must be 0 to 100");
        }
        return rate;
    }

    private static @Nullable String currency(Body body) {
        String code = body.text("currency", 3);
        if (code != null
                && Currency.getAvailableCurrencies().stream()
                        .noneMatch(known -> known.getCurrencyCode().equals(code))) {
            throw body.invalid("currency", "is no ISO 4217 code");
        }
        return code;
    }

    static List<LineItem> lineItems(Body body) {
        List<Body> lines = body.objects("lineItems", MAX_LINES);
        if (lines.isEmpty()) {
            throw body.invalid("lineItems", "must not be empty");
        }
        return lines.stream().map(QuoteBodies::lineItem).toList();
    }

    private static LineItem lineItem(Body line) {
        line.allowing("description", "quantity", "unitPrice", "itemType");
        return new LineItem(
                line.requiredText("description", Body.DESCRIPTION),
                line.requiredDecimal("quantity", false),
                line.requiredDecimal("unitPrice", true),
                itemType(line),
                null,
                null,
                null);
    }

    static @Nullable String itemType(Body line) {
        ItemType type = line.choice("itemType", ItemType.class, Json::wire);
        return type == null ? null : Json.wire(type);
    }
}
