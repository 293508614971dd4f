package app.winfactor.sdk.quotes;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** What creating a quote answers. */
@Value.Immutable
@JsonDeserialize(as = ImmutableCreatedQuote.class)
public abstract class CreatedQuote extends Model {
    CreatedQuote() {}

    /** {@return the ID of the new quote} */
    public abstract String quoteId();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CreatedQuote}. */
    public static final class Builder extends ImmutableCreatedQuote.Builder {
        Builder() {}
    }
}
