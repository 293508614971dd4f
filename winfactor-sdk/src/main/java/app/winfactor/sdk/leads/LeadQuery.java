package app.winfactor.sdk.leads;

import app.winfactor.sdk.paging.ListQuery;
import java.util.Optional;
import org.immutables.value.Value;

/** Which leads to list. */
@Value.Immutable
public abstract class LeadQuery extends ListQuery {
    LeadQuery() {}

    /** {@return where they stand} */
    public abstract Optional<LeadStatus> status();

    /** {@return a builder with nothing set: everything} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link LeadQuery}. */
    public static final class Builder extends ImmutableLeadQuery.Builder {
        Builder() {}
    }
}
