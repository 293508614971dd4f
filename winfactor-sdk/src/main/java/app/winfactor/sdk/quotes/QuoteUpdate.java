package app.winfactor.sdk.quotes;

import app.winfactor.sdk.internal.Checks;
import app.winfactor.sdk.links.ExternalRef;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** What to change of a quote: at least one field besides {@code revise}, or it is refused before it is sent. */
@Value.Immutable
@JsonSerialize(as = ImmutableQuoteUpdate.class)
public abstract class QuoteUpdate {
    QuoteUpdate() {}

    /** {@return the notes} */
    public abstract Optional<String> notes();

    /** {@return the supplier's own reference} */
    public abstract Optional<String> reference();

    /** {@return how many days it is valid from sending} */
    public abstract OptionalInt validityDays();

    /** {@return the tax rate in percent} */
    public abstract Optional<BigDecimal> taxRate();

    /** {@return the currency, ISO 4217} */
    public abstract Optional<String> currency();

    /** {@return the link to the record in the CRM or ERP: allowed in any status, and by itself no new version} */
    public abstract Optional<ExternalRef> externalRef();

    /** {@return whether a quote that was sent may be taken back to be revised: its version goes up and it is a draft again} */
    public abstract Optional<Boolean> revise();

    @Value.Check
    void check() {
        Checks.someOf(
                "notes, reference, validityDays, taxRate, currency, externalRef",
                notes(),
                reference(),
                validityDays(),
                taxRate(),
                currency(),
                externalRef());
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link QuoteUpdate}. */
    public static final class Builder extends ImmutableQuoteUpdate.Builder {
        Builder() {}
    }
}
