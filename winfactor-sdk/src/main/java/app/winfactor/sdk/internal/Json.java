package app.winfactor.sdk.internal;

import app.winfactor.sdk.paging.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;

/** JSON the way WinFactor writes it: exact decimals, new fields welcome. */
public final class Json {
    private static final JsonMapper ANSWERS = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** What is not set is not sent. */
    private static final JsonMapper REQUESTS =
            ANSWERS.rebuild().defaultPropertyInclusion(nonAbsent()).build();

    private Json() {}

    /** What JSON is read as. */
    @SuppressWarnings("UnusedTypeParameter") // it ties what is read to what the reader returns
    public record Type<T>(JavaType java) {
        public static <T> Type<T> of(Class<T> plain) {
            return new Type<>(ANSWERS.constructType(plain));
        }

        public static <T> Type<Page<T>> pageOf(Class<T> listed) {
            return new Type<>(ANSWERS.getTypeFactory().constructParametricType(Page.class, listed));
        }
    }

    public static byte[] write(Object body) {
        try {
            return REQUESTS.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot be written as JSON: " + body.getClass().getSimpleName(), e);
        }
    }

    public static <T> T read(byte[] json, Type<T> type) throws UnreadableJsonException {
        try {
            return Optional.<T>ofNullable(ANSWERS.readValue(json, type.java()))
                    .orElseThrow(() -> new UnreadableJsonException("null where an object was expected"));
        } catch (JsonMappingException e) {
            throw new UnreadableJsonException(shape(e));
        } catch (IOException e) {
            throw new UnreadableJsonException("not JSON");
        }
    }

    /** The JSON, or nothing if it is none: for error pages, which may be anything. */
    public static Optional<JsonNode> tryRead(byte[] json) {
        try {
            return Optional.of(read(json, Type.of(JsonNode.class)));
        } catch (UnreadableJsonException e) {
            return Optional.empty();
        }
    }

    /** Where it failed and what was expected there. Jackson's own message may quote the value, which may be a secret. */
    private static String shape(JsonMappingException e) {
        String where =
                e.getPath().isEmpty() ? "the answer" : e.getPathReference().replaceAll("[\\w.$]+\\[", "[");
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return where + ": " + e.getCause().getMessage();
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return where + ": no " + mismatch.getTargetType().getSimpleName();
        }
        return where + ": not readable";
    }

    private static JsonInclude.Value nonAbsent() {
        return JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT);
    }
}
