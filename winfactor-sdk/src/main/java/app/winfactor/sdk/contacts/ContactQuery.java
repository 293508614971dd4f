package app.winfactor.sdk.contacts;

import app.winfactor.sdk.paging.ListQuery;
import java.util.Optional;
import org.immutables.value.Value;

/** Which contacts to list. */
@Value.Immutable
public abstract class ContactQuery extends ListQuery {
    ContactQuery() {}

    /** {@return the e-mail address, exactly} */
    public abstract Optional<String> email();

    /** {@return a builder with nothing set: everything} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ContactQuery}. */
    public static final class Builder extends ImmutableContactQuery.Builder {
        Builder() {}
    }
}
