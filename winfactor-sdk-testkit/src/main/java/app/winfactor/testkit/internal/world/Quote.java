package app.winfactor.testkit.internal.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quote and the rules by which it changes. */
public final class Quote {
    private static final Duration WARNING = Duration.ofDays(3);

    private final String id;
    private final String number;
    private final Submission submission;
    private final Instant createdAt;
    private int version = 1;
    private Status status = Status.DRAFT;
    private Terms terms;
    private List<LineItem> lineItems;
    private @Nullable String externalRef;
    private @Nullable Instant sentAt;
    private @Nullable Instant viewedAt;
    private @Nullable Instant validUntil;
    private @Nullable Instant warnAt;
    private @Nullable PdfStatus pdf;
    private Instant updatedAt;

    Quote(String number, Submission submission, Terms terms, List<LineItem> lineItems, Instant now) {
        this.id = Ids.next("k61");
        this.number = number;
        this.submission = submission;
        this.terms = terms;
        this.lineItems = List.copyOf(lineItems);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Where a quote stands. */
    public enum Status {
        DRAFT,
        SENT,
        VIEWED,
        ACCEPTED,
        REJECTED,
        EXPIRED
    }

    /** How far the PDF is. */
    public enum PdfStatus {
        READY,
        FAILED
    }

    /** A draft is changed in place ("revise" or not); what the customer has becomes the next version, a draft again. */
    private void open(boolean revise, Instant now) {
        refuseIfAnswered();
        if (status != Status.DRAFT) {
            if (!revise) {
                throw notEditable("was sent; \"revise\": true makes a new version of it");
            }
            version++;
            status = Status.DRAFT;
            sentAt = null;
            viewedAt = null;
            validUntil = null;
            warnAt = null;
        }
        pdf = null;
        updatedAt = now;
    }

    void replaceTerms(Terms replacement, boolean revise, Instant now) {
        open(revise, now);
        terms = replacement;
    }

    void replaceLineItems(List<LineItem> replacement, boolean revise, Instant now) {
        open(revise, now);
        lineItems = List.copyOf(replacement);
    }

    void link(@Nullable String ref, Instant now) {
        externalRef = ref;
        updatedAt = now;
    }

    /** That an answered or expired quote cannot be sent is an assumption. */
    void send(Instant now) {
        refuseIfAnswered();
        status = Status.SENT;
        sentAt = now;
        validUntil = now.plus(Duration.ofDays(terms.validityDays()));
        Instant threeDaysBefore = validUntil.minus(WARNING);
        warnAt = threeDaysBefore.isBefore(now) ? now : threeDaysBefore;
        updatedAt = now;
    }

    /** Whether this was the first time since it was made or revised. */
    boolean view(Instant now) {
        if (status == Status.DRAFT) {
            throw notOpen();
        }
        boolean first = viewedAt == null;
        if (status == Status.SENT) {
            status = Status.VIEWED;
            viewedAt = first ? now : viewedAt;
            updatedAt = now;
            return first;
        }
        return false;
    }

    void answer(Status answer, Instant now) {
        if (!isOpen()) {
            throw notOpen();
        }
        status = answer;
        updatedAt = now;
    }

    /** Whether the warning is due, which it is once. */
    boolean warn(Instant now) {
        if (!isOpen() || warnAt == null || warnAt.isAfter(now)) {
            return false;
        }
        warnAt = null;
        return true;
    }

    boolean expire(Instant now) {
        if (!isOpen() || validUntil == null || validUntil.isAfter(now)) {
            return false;
        }
        status = Status.EXPIRED;
        updatedAt = now;
        return true;
    }

    void endValidity(Instant now) {
        if (!isOpen()) {
            throw notOpen();
        }
        validUntil = now;
        warnAt = null;
    }

    public @Nullable Instant nextDue() {
        if (!isOpen()) {
            return null;
        }
        return warnAt == null ? validUntil : warnAt;
    }

    void pdf(PdfStatus outcome, Instant now) {
        pdf = outcome;
        updatedAt = now;
    }

    private boolean isOpen() {
        return status == Status.SENT || status == Status.VIEWED;
    }

    private void refuseIfAnswered() {
        if (status != Status.DRAFT && !isOpen()) {
            throw notEditable("can no longer be changed");
        }
    }

    private Refusal notEditable(String why) {
        return new Refusal(409, "quote_not_editable", "The quote " + why + ".");
    }

    private Refusal notOpen() {
        return new Refusal(409, "quote_not_open", "The quote is not with the customer: it is " + status + ".");
    }

    public String id() {
        return id;
    }

    public String number() {
        return number;
    }

    public Submission submission() {
        return submission;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }

    public Status status() {
        return status;
    }

    public Terms terms() {
        return terms;
    }

    public List<LineItem> lineItems() {
        return lineItems;
    }

    public BigDecimal subtotal() {
        return Money.subtotal(lineItems);
    }

    public BigDecimal taxAmount() {
        return Money.percentage(subtotal(), terms.taxRate());
    }

    public BigDecimal total() {
        return subtotal().add(taxAmount());
    }

    public @Nullable String externalRef() {
        return externalRef;
    }

    public @Nullable Instant sentAt() {
        return sentAt;
    }

    public @Nullable Instant viewedAt() {
        return viewedAt;
    }

    public @Nullable Instant validUntil() {
        return validUntil;
    }

    public @Nullable PdfStatus pdf() {
        return pdf;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
