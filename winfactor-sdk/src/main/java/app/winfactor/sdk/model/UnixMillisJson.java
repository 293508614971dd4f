package app.winfactor.sdk.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How Jackson reads and writes a time that is {@link UnixMillis}, if it is there. */
public final class UnixMillisJson {
    /** More digits than any time of ours, and few enough for a long. */
    private static final int MAX_DIGITS = 18;

    private UnixMillisJson() {}

    /** Writes it. */
    public static final class Writer extends StdSerializer<Object> {
        private static final long serialVersionUID = 1L;

        /** For Jackson. */
        public Writer() {
            super(Object.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Object value) {
            return value instanceof Optional<?> optional && optional.isEmpty();
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
            Object time = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (time instanceof Instant instant) {
                json.writeNumber(instant.toEpochMilli());
            } else {
                json.writeNull();
            }
        }
    }

    /** Reads it. */
    public static final class Reader extends StdDeserializer<Object> implements ContextualDeserializer {
        private static final long serialVersionUID = 1L;

        private final boolean optional;

        /** For Jackson. */
        public Reader() {
            this(false);
        }

        private Reader(boolean optional) {
            super(Instant.class);
            this.optional = optional;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new Reader(property != null && property.getType().hasRawClass(Optional.class));
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonToken token = json.currentToken();
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                return context.handleUnexpectedToken(Instant.class, json);
            }
            BigDecimal millis = json.getDecimalValue();
            if (millis.precision() - millis.scale() > MAX_DIGITS || millis.scale() > MAX_DIGITS) {
                return context.handleUnexpectedToken(Instant.class, json);
            }
            // A fraction of a millisecond is no part of the contract; nor is it a reason to lose a submission.
            Instant time =
                    Instant.ofEpochMilli(millis.setScale(0, RoundingMode.FLOOR).longValueExact());
            return optional ? Optional.of(time) : time;
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            return optional ? Optional.empty() : null;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return getNullValue(context);
        }
    }
}
