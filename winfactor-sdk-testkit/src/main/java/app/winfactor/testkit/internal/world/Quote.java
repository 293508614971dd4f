package app.winfactor.testkit.internal.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private @Nullable Pdf pdf;
    private @Nullable String changeDescription;
    private int sendings;
    private Instant versionSince;
    private Instant updatedAt;
    private final List<Revision> earlier = new ArrayList<>();

    Quote(String id, String number, Submission submission, Terms terms, List<LineItem> lineItems, Instant now) {
        this.id = id;
        this.number = number;
        this.submission = submission;
        this.terms = terms;
        this.lineItems = List.copyOf(lineItems);
        this.createdAt = now;
        this.versionSince = now;
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

    /** A draft is changed in place ("revise" or not); what the customer has becomes the next version, a draft again. */
    private void open(boolean revise, Instant now) {
        refuseIfAnswered();
        if (status != Status.DRAFT) {
            if (!revise) {
                throw notEditable("was sent; \"revise\": true makes a new version of it");
            }
            earlier.add(present());
            version++;
            versionSince = now;
            status = Status.DRAFT;
            sentAt = null;
            viewedAt = null;
            validUntil = null;
            changeDescription = null;
        }
        pdf = null;
        updatedAt = now;
    }

    void replaceTerms(Terms replacement, boolean revise, Instant now) {
        open(revise, now);
        terms = replacement;
    }

    void replaceLineItems(List<LineItem> replacement, boolean revise, @Nullable String description, Instant now) {
        open(revise, now);
        lineItems = List.copyOf(replacement);
        changeDescription = description;
    }

    private Revision present() {
        return new Revision(version, status, total(), changeDescription, versionSince, sentAt, viewedAt);
    }

    /** Every version, the present one last. */
    public List<Revision> history() {
        List<Revision> all = new ArrayList<>(earlier);
        all.add(present());
        return all;
    }

    void link(@Nullable String ref, Instant now) {
        externalRef = ref;
        updatedAt = now;
    }

    /** That an answered or expired quote cannot be sent is an assumption. */
    Sending send(Instant now) {
        refuseIfAnswered();
        status = Status.SENT;
        sentAt = now;
        Instant end = now.plus(Duration.ofDays(terms.validityDays()));
        validUntil = end;
        updatedAt = now;
        Instant threeDaysBefore = end.minus(WARNING);
        return new Sending(++sendings, threeDaysBefore.isBefore(now) ? now : threeDaysBefore, end);
    }

    /** How often it had been sent then, and when the warning and the end are due. */
    record Sending(int number, Instant warnAt, Instant validUntil) {}

    /** Whether it is with the customer as it was sent then. */
    boolean awaitsAnswerTo(Sending sending) {
        return isOpen() && sendings == sending.number();
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

    void expire(Instant now) {
        answer(Status.EXPIRED, now);
        validUntil = now;
    }

    void setPdf(Pdf next, Instant now) {
        pdf = next;
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

    public @Nullable Pdf pdf() {
        return pdf;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
