package app.winfactor.webhooks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A delivery as a web framework received it: the raw body and the headers of WinFactor. Immutable. */
public final class WebhookRequest {
    /** The header with the type of the event. It is not signed. */
    public static final String EVENT_HEADER = "X-WinFactor-Event";

    /** The header with the unique ID of the event. It is not signed. */
    public static final String DELIVERY_HEADER = "X-WinFactor-Delivery";

    /** The header with the time and the signature. */
    public static final String SIGNATURE_HEADER = "X-WinFactor-Signature";

    private final byte[] body;
    private final @Nullable String event;
    private final @Nullable String delivery;
    private final @Nullable String signature;

    private WebhookRequest(byte[] body, Function<String, @Nullable String> headers) {
        this.body = body.clone();
        this.event = headers.apply(EVENT_HEADER);
        this.delivery = headers.apply(DELIVERY_HEADER);
        this.signature = headers.apply(SIGNATURE_HEADER);
    }

    /**
     * A request whose headers are in a map. The case of their names does not matter; values of one name are joined by
     * commas, as HTTP defines it.
     *
     * @param body the body as it was received, before anything parsed it
     * @param headers the values of each header, by name
     * @return the request
     */
    public static WebhookRequest of(byte[] body, Map<String, ? extends Collection<String>> headers) {
        return new WebhookRequest(body, name -> joined(headers, name));
    }

    /**
     * A request whose headers are looked up, for example with {@code request::getHeader} of a servlet.
     *
     * @param body the body as it was received, before anything parsed it
     * @param headers answers the value of a header, whatever the case of its name, and null if there is none
     * @return the request
     */
    public static WebhookRequest from(byte[] body, Function<String, @Nullable String> headers) {
        return new WebhookRequest(body, headers);
    }

    private static @Nullable String joined(Map<String, ? extends Collection<String>> headers, String name) {
        List<String> values = new ArrayList<>();
        headers.forEach((key, value) -> {
            if (name.equalsIgnoreCase(key)) { // a key can be null: HttpURLConnection does that
                values.addAll(value);
            }
        });
        return values.isEmpty() ? null : String.join(", ", values);
    }

    /** The body itself: nobody in this package changes it. */
    byte[] body() {
        return body;
    }

    @Nullable String event() {
        return event;
    }

    @Nullable String delivery() {
        return delivery;
    }

    @Nullable String signature() {
        return signature;
    }

    /** {@return the length of the body, nothing of what it says} */
    @Override
    public String toString() {
        return "WebhookRequest[" + body.length + " bytes]";
    }
}
