package app.winfactor.sdk.quotes;

import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.model.UnixMillis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What a quote shows in the list and by itself. */
abstract class QuoteFields extends Model {
    /** {@return the ID: opaque, never to be parsed} */
    public abstract String id();

    /** {@return the number people use, for example {@code Q-2026-0042}} */
    public abstract String quoteNumber();

    /** {@return the version: 1 at first, one more with each revision} */
    public abstract int version();

    /** {@return where it stands} */
    public abstract QuoteStatus status();

    /** {@return the ID of the submission it answers} */
    public abstract String submissionId();

    /** {@return the supplier's own reference} */
    public abstract Optional<String> reference();

    /** {@return when its validity ends; it counts from sending} */
    @UnixMillis
    public abstract Optional<Instant> validUntil();

    /** {@return how many days it is valid from sending} */
    public abstract int validityDays();

    /** {@return the sum of the line items, before tax} */
    public abstract BigDecimal subtotal();

    /** {@return the tax rate in percent} */
    public abstract BigDecimal taxRate();

    /** {@return the tax} */
    public abstract BigDecimal taxAmount();

    /** {@return subtotal and tax} */
    public abstract BigDecimal total();

    /** {@return the currency, ISO 4217} */
    public abstract String currency();

    /** {@return when it was sent} */
    @UnixMillis
    public abstract Optional<Instant> sentAt();

    /** {@return when the customer first opened it} */
    @UnixMillis
    public abstract Optional<Instant> viewedAt();

    /** {@return the link to the record in the CRM or ERP, if one was set} */
    public abstract Optional<ExternalRef> externalRef();

    /** {@return when it was made} */
    @UnixMillis
    public abstract Instant createdAt();

    /** {@return when it last changed} */
    @UnixMillis
    public abstract Instant updatedAt();
}
