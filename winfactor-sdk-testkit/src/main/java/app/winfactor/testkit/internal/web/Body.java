package app.winfactor.testkit.internal.web;

import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of a request, strictly read: an unknown field is refused, and nothing is converted (both are
 * assumptions). A field that is {@code null} counts as given, without a value.
 */
public final class Body {
    /** The longest text taken where the API page names no limit (an assumption). */
    public static final int LONG_TEXT = 10_000;

    /** The longest description of a line. */
    public static final int DESCRIPTION = 2_000;

    /** The longest link to another system. */
    public static final int EXTERNAL_REF = 200;

    private static final int DIGITS = 12;

    private final String path;
    private final ObjectNode node;

    private Body(String path, ObjectNode node) {
        this.path = path;
        this.node = node;
    }

    /** An empty body is an object without fields. */
    static Body of(byte[] raw) {
        if (raw.length == 0) {
            return new Body("", Json.object());
        }
        try {
            if (Json.read(raw) instanceof ObjectNode object) {
                return new Body("", object);
            }
        } catch (IOException e) {
            throw Refusal.invalid("body", "is no JSON");
        }
        throw Refusal.invalid("body", "must be a JSON object");
    }

    public Body allowing(String... fields) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Arrays.asList(fields).contains(name)) {
                throw Refusal.unknownField(path + name, "cannot be set here");
            }
        }
        return this;
    }

    public void requireAnyOf(String... fields) {
        if (Arrays.stream(fields).noneMatch(node::has)) {
            throw Refusal.invalid("body", "needs at least one of " + String.join(", ", fields));
        }
    }

    public boolean has(String field) {
        return node.has(field);
    }

    public @Nullable String text(String field, int maxLength) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw invalid(field, "must be a text");
        }
        if (value.textValue().length() > maxLength) {
            throw invalid(field, "must be at most " + maxLength + " characters");
        }
        return value.textValue();
    }

    public String requiredText(String field, int maxLength) {
        String value = text(field, maxLength);
        if (value == null || value.isBlank()) {
            throw invalid(field, "is required");
        }
        return value;
    }

    public <E extends Enum<E>> @Nullable E choice(String field, Class<E> type, Function<E, String> wire) {
        String value = text(field, LONG_TEXT);
        return value == null ? null : Choice.of(path + field, value, type, wire);
    }

    /** At most 12 digits before the decimal point and 12 after it (an assumption). */
    public @Nullable BigDecimal decimal(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw invalid(field, "must be a number");
        }
        BigDecimal number = value.decimalValue();
        if ((long) number.precision() - number.scale() > DIGITS || number.scale() > DIGITS) {
            throw invalid(field, "has too many digits");
        }
        return number;
    }

    /** Zero or more, or more than zero. */
    public BigDecimal requiredDecimal(String field, boolean zeroAllowed) {
        BigDecimal number = decimal(field);
        if (number == null) {
            throw invalid(field, "is required");
        }
        if (number.signum() < (zeroAllowed ? 0 : 1)) {
            throw invalid(field, zeroAllowed ? "must not be negative" : "must be more than zero");
        }
        return number;
    }

    public @Nullable Integer whole(String field, int min, int max) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw invalid(field, "must be a whole number from " + min + " to " + max);
        }
        return value.intValue();
    }

    public boolean flag(String field) {
        JsonNode value = value(field);
        if (value != null && !value.isBoolean()) {
            throw invalid(field, "must be true or false");
        }
        return value != null && value.booleanValue();
    }

    /** At least one. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(field, Integer.MAX_VALUE)) {
            if (!element.isTextual() || element.textValue().isBlank()) {
                throw invalid(field + "[" + texts.size() + "]", "must be a text");
            }
            texts.add(element.textValue());
        }
        if (texts.isEmpty()) {
            throw invalid(field, "must not be empty");
        }
        return texts;
    }

    public List<Body> objects(String field, int maxSize) {
        List<Body> objects = new ArrayList<>();
        for (JsonNode element : array(field, maxSize)) {
            String place = field + "[" + objects.size() + "]";
            if (!(element instanceof ObjectNode object)) {
                throw invalid(place, "must be an object");
            }
            objects.add(new Body(path + place + ".", object));
        }
        return objects;
    }

    private JsonNode array(String field, int maxSize) {
        JsonNode value = value(field);
        if (value == null || !value.isArray()) {
            throw invalid(field, "must be a list");
        }
        if (value.size() > maxSize) {
            throw invalid(field, "must have at most " + maxSize + " elements");
        }
        return value;
    }

    private @Nullable JsonNode value(String field) {
        return node.hasNonNull(field) ? node.get(field) : null;
    }

    public Refusal invalid(String field, String problem) {
        return Refusal.invalid(path + field, problem);
    }
}
