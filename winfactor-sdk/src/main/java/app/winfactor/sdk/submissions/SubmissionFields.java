package app.winfactor.sdk.submissions;

import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.model.UnixMillis;
import app.winfactor.sdk.organization.LocaleCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What a submission shows in the list and by itself. */
abstract class SubmissionFields extends Model {
    /** {@return the ID: opaque, never to be parsed} */
    public abstract String id();

    /** {@return the ID of the template it was configured from} */
    public abstract String templateId();

    /** {@return where it stands} */
    public abstract SubmissionStatus status();

    /** {@return who submitted it} */
    public abstract Customer customer();

    /** {@return the outer size} */
    public abstract Dimensions dimensions();

    /** {@return the unit amount; the documentation names the field only, so it is kept as an exact number} */
    public abstract BigDecimal unitAmount();

    /** {@return the language the customer used} */
    public abstract LocaleCode locale();

    /** {@return the link to the record in the CRM or ERP, if one was set} */
    public abstract Optional<ExternalRef> externalRef();

    /** {@return when it was submitted} */
    @UnixMillis
    public abstract Instant createdAt();
}
