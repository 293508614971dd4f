package app.winfactor.testkit.internal.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A configuration that a customer submitted. */
public final class Submission {
    private final String id;
    private final Customer customer;
    private final Configuration configuration;
    private final String locale;
    private final @Nullable String notes;
    private final @Nullable Adjustment externalPricing;
    private final Instant createdAt;
    private Status status = Status.NEW;
    private @Nullable String externalRef;
    private @Nullable String latestQuoteId;

    Submission(
            String id,
            Customer customer,
            Configuration configuration,
            String locale,
            @Nullable String notes,
            @Nullable Adjustment externalPricing,
            Instant createdAt) {
        this.id = id;
        this.customer = customer;
        this.configuration = configuration;
        this.locale = locale;
        this.notes = notes;
        this.externalPricing = externalPricing;
        this.createdAt = createdAt;
    }

    /** Where a submission stands. */
    public enum Status {
        NEW,
        QUOTED,
        CLOSED
    }

    void setStatus(Status status) {
        this.status = status;
    }

    void setExternalRef(@Nullable String externalRef) {
        this.externalRef = externalRef;
    }

    void quoted(String quoteId) {
        latestQuoteId = quoteId;
        status = Status.QUOTED;
    }

    public String id() {
        return id;
    }

    public Customer customer() {
        return customer;
    }

    public Configuration configuration() {
        return configuration;
    }

    public String locale() {
        return locale;
    }

    public @Nullable String notes() {
        return notes;
    }

    public @Nullable Adjustment externalPricing() {
        return externalPricing;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Status status() {
        return status;
    }

    public @Nullable String externalRef() {
        return externalRef;
    }

    public @Nullable String latestQuoteId() {
        return latestQuoteId;
    }
}
