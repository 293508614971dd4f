package app.winfactor.webhooks.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON in, exactly: money keeps every digit, and a bomb is an error. */
final class Json {
    /** Deep enough for any configuration, shallow enough for any stack. */
    private static final int MAX_NESTING = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static ObjectNode object(byte[] utf8) {
        JsonNode node;
        try {
            node = MAPPER.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedWebhookException("The body is not UTF-8");
        } catch (JsonProcessingException e) {
            throw new MalformedWebhookException("The body is not JSON" + place(e)); // its cause would quote the body
        } catch (NumberFormatException e) {
            throw new MalformedWebhookException("The body holds a number that no decimal can be");
        }
        if (!(node instanceof ObjectNode object)) {
            throw new MalformedWebhookException("The body is not a JSON object");
        }
        return object;
    }

    /** A model, or nothing if the node cannot be one. */
    static <T> Optional<T> model(JsonNode node, Class<T> type) {
        try {
            return node.isObject() ? Optional.of(MAPPER.treeToValue(node, type)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // the raw JSON still has it
        }
    }

    private static String place(JacksonException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
