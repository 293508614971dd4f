package app.winfactor.sdk.quotes;

import app.winfactor.sdk.links.CapabilityUrl;
import app.winfactor.sdk.model.Model;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The PDF of a quote. It is made when the quote is prepared or sent in the app. */
@Value.Immutable
@JsonDeserialize(as = ImmutableQuotePdf.class)
public abstract class QuotePdf extends Model {
    QuotePdf() {}

    /** {@return how far it is; empty when none was asked for} */
    public abstract Optional<PdfStatus> status();

    /** {@return where it is, once it is ready: signed and short-lived, so fetch the quote anew when it is needed} */
    public abstract Optional<CapabilityUrl> url();

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link QuotePdf}. */
    public static final class Builder extends ImmutableQuotePdf.Builder {
        Builder() {}
    }
}
