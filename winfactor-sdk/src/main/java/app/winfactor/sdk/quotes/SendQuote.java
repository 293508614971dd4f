package app.winfactor.sdk.quotes;

import app.winfactor.sdk.internal.Checks;
import app.winfactor.sdk.organization.LocaleCode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** To whom a quote goes. */
@Value.Immutable
@JsonSerialize(as = ImmutableSendQuote.class)
public abstract class SendQuote {
    SendQuote() {}

    /** {@return the e-mail addresses, at least one} */
    public abstract List<String> recipients();

    /** {@return the language of the e-mail} */
    public abstract Optional<LocaleCode> locale();

    @Value.Check
    void check() {
        Checks.notEmpty("recipients", recipients());
        recipients().forEach(recipient -> Checks.notBlank("recipients", recipient));
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link SendQuote}. */
    public static final class Builder extends ImmutableSendQuote.Builder {
        Builder() {}
    }
}
