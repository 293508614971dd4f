package app.winfactor.sdk.templates;

import app.winfactor.sdk.paging.ListQuery;
import org.immutables.value.Value;

/** Which templates to list. */
@Value.Immutable
public abstract class TemplateQuery extends ListQuery {
    TemplateQuery() {}

    /** {@return a builder with nothing set: everything} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link TemplateQuery}. */
    public static final class Builder extends ImmutableTemplateQuery.Builder {
        Builder() {}
    }
}
