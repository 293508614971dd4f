package app.winfactor.webhooks;

import java.util.ArrayList;
import java.util.Arrays;
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
     * A request whose headers are in a map, whatever its shape: the values may be texts, arrays or collections of texts. The
     * case of the names does not matter; values of one name are joined by commas, as HTTP defines it.
     *
     * @param body the body as it was received, before anything parsed it
     * @param headers what each header says, by name
     * @return the request
     * @throws IllegalArgumentException if a header of WinFactor has a value of any other kind
     */
    public static WebhookRequest of(byte[] body, Map<?, ?> headers) {
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

    private static @Nullable String joined(Map<?, ?> headers, String name) {
        List<String> values = new ArrayList<>();
        headers.forEach((key, value) -> {
            if (key != null && name.equalsIgnoreCase(key.toString())) { // HttpURLConnection has a key that is null
                addTo(values, name, value);
            }
        });
        return values.isEmpty() ? null : String.join(", ", values);
    }

    private static void addTo(List<String> values, String name, @Nullable Object value) {
        if (value instanceof CharSequence text) {
            values.add(text.toString());
        } else if (value instanceof Iterable<?> several) {
            several.forEach(each -> addTo(values, name, each));
        } else if (value instanceof Object[] several) {
            Arrays.asList(several).forEach(each -> addTo(values, name, each));
        } else if (value != null) {
            throw new IllegalArgumentException("The header " + name + " is given as a "
                    + value.getClass().getName() + ": give texts, or arrays or collections of texts");
        }
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
