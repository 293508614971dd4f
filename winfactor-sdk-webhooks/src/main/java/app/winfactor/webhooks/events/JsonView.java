package app.winfactor.webhooks.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks at JSON and never fails: what is missing or of another kind is empty. */
final class JsonView {
    private final JsonNode node;

    JsonView(JsonNode node) {
        this.node = node;
    }

    JsonView at(String field) {
        return new JsonView(node.path(field));
    }

    boolean isObject() {
        return node.isObject();
    }

    Optional<String> text(String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    Optional<BigDecimal> decimal(String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    OptionalInt integer(String field) {
        JsonNode value = node.path(field);
        return value.canConvertToInt() && value.canConvertToExactIntegral()
                ? OptionalInt.of(value.intValue())
                : OptionalInt.empty();
    }

    /** Unix milliseconds or ISO-8601 with an offset: both are documented. */
    Optional<Instant> time(String field) {
        JsonNode value = node.path(field);
        if (value.canConvertToLong() && value.canConvertToExactIntegral()) {
            return Optional.of(Instant.ofEpochMilli(value.longValue()));
        }
        return text(field).flatMap(JsonView::iso);
    }

    /** The texts of an object by name, such as its URLs. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            if (entry.getValue().isTextual()) {
                texts.put(entry.getKey(), entry.getValue().textValue());
            }
        });
        return Collections.unmodifiableMap(texts);
    }

    Optional<JsonNode> copy(String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.deepCopy());
    }

    <T> Optional<T> model(String field, Class<T> type) {
        return Json.model(node.path(field), type);
    }

    private static Optional<Instant> iso(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty(); // the raw JSON still has it
        }
    }
}
