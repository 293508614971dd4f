package app.winfactor.sdk.quotes;

import app.winfactor.sdk.paging.ListQuery;
import java.util.Optional;
import org.immutables.value.Value;

/** Which quotes to list. */
@Value.Immutable
public abstract class QuoteQuery extends ListQuery {
    QuoteQuery() {}

    /** {@return where they stand} */
    public abstract Optional<QuoteStatus> status();

    /** {@return the submission they answer} */
    public abstract Optional<String> submissionId();

    /** {@return a builder with nothing set: everything} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link QuoteQuery}. */
    public static final class Builder extends ImmutableQuoteQuery.Builder {
        Builder() {}
    }
}
