package app.winfactor.sdk.submissions;

import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What the customer built, in words: made for people to read. */
@Value.Immutable
@JsonDeserialize(as = ImmutableResolvedConfiguration.class)
public abstract class ResolvedConfiguration extends Model {
    ResolvedConfiguration() {}

    /** {@return the components} */
    public abstract List<ComponentSelection> componentSelections();

    /** {@return the options that apply to the whole} */
    public abstract List<SelectedOption> selectedOptions();

    /** {@return the colour inside} */
    public abstract Optional<NamedColor> insideColor();

    /** {@return the colour outside} */
    public abstract Optional<NamedColor> outsideColor();

    /** {@return what the customer wrote} */
    public abstract Optional<String> notes();

    /** {@return the chosen section, free-form} */
    @Value.Redacted // free-form: nobody knows what it holds
    @JsonSetter(nulls = Nulls.SKIP) // an Optional of JSON would be read as one that holds JSON's null
    public abstract Optional<JsonNode> selectedSection();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ResolvedConfiguration}. */
    public static final class Builder extends ImmutableResolvedConfiguration.Builder {
        Builder() {}
    }
}
