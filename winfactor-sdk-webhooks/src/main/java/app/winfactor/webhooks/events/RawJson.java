package app.winfactor.webhooks.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A body as it came, byte for byte, and read as JSON. It can hold a secret (the callback of live pricing), so
 * {@link #toString()} does not show it.
 */
public final class RawJson {
    private final byte[] bytes;
    private final ObjectNode object;

    private RawJson(byte[] bytes, ObjectNode object) {
        this.bytes = bytes;
        this.object = object;
    }

    /**
     * Reads a body.
     *
     * @param utf8 a JSON object in UTF-8
     * @return the body
     * @throws MalformedWebhookException if it is anything else, or nested more than 200 levels deep
     */
    public static RawJson parse(byte[] utf8) {
        byte[] bytes = utf8.clone();
        return new RawJson(bytes, Json.object(bytes));
    }

    /** {@return a copy of the bytes as they came} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return the text as it came} */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** {@return a copy of the JSON; its numbers keep every digit} */
    public ObjectNode json() {
        return object.deepCopy();
    }

    /** The JSON itself, which nobody outside may change. */
    JsonView view() {
        return new JsonView(object);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawJson that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@return its length, nothing of what it says} */
    @Override
    public String toString() {
        return "RawJson[" + bytes.length + " bytes]";
    }
}
