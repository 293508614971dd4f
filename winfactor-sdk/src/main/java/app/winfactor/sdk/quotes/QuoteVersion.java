package app.winfactor.sdk.quotes;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** What a change of a quote answers. */
@Value.Immutable
@JsonDeserialize(as = ImmutableQuoteVersion.class)
public abstract class QuoteVersion extends Model {
    QuoteVersion() {}

    /** {@return the ID of the quote} */
    public abstract String quoteId();

    /** {@return its version now} */
    public abstract int version();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link QuoteVersion}. */
    public static final class Builder extends ImmutableQuoteVersion.Builder {
        Builder() {}
    }
}
