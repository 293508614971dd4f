package app.winfactor.sdk.quotes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A quote, whole. */
@Value.Immutable
@JsonDeserialize(as = ImmutableQuote.class)
public abstract class Quote extends QuoteFields {
    Quote() {}

    /** {@return the notes} */
    public abstract Optional<String> notes();

    /** {@return the line items, in order} */
    public abstract List<QuoteLineItem> lineItems();

    /** {@return the PDF, or how far it is} */
    public abstract QuotePdf pdf();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Quote}. */
    public static final class Builder extends ImmutableQuote.Builder {
        Builder() {}
    }
}
