package app.winfactor.testkit.internal.world;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The quotes, what happens to them, and the mails that went out with them. */
public final class Quotes {
    private final Table<Quote> table = new Table<>("quote");
    private final Map<Integer, Integer> numbered = new HashMap<>();
    private final List<Mail> outbox = new ArrayList<>();
    private final EventLog events;
    private final Payloads payloads;
    private final FakeClock clock;

    Quotes(EventLog events, Payloads payloads, FakeClock clock) {
        this.events = events;
        this.payloads = payloads;
        this.clock = clock;
    }

    public Table<Quote> table() {
        return table;
    }

    public List<Mail> outbox() {
        return List.copyOf(outbox);
    }

    /**
     * Makes a draft.
     *
     * @param lineItems null to let WinFactor calculate them: from the frozen live price if there is one
     */
    public Quote create(Submission submission, Terms terms, @Nullable List<LineItem> lineItems) {
        List<LineItem> lines = lineItems == null ? calculate(submission) : lineItems;
        Quote quote = new Quote(nextNumber(), submission, terms, lines, clock.now());
        table.add(quote.id(), quote);
        submission.quoted(quote.id());
        fire("quote.created", quote);
        return quote;
    }

    private static List<LineItem> calculate(Submission submission) {
        Adjustment frozen = submission.externalPricing();
        Configuration configuration = submission.configuration();
        boolean matches = frozen != null && frozen.configHash().equals(configuration.hash());
        return matches ? Objects.requireNonNull(frozen).lineItems() : configuration.baseItems();
    }

    private String nextNumber() {
        int year = clock.now().atZone(ZoneOffset.UTC).getYear();
        return String.format(Locale.ROOT, "Q-%04d-%04d", year, numbered.merge(year, 1, Integer::sum));
    }

    public void replaceTerms(Quote quote, Terms terms, boolean revise) {
        quote.replaceTerms(terms, revise, clock.now());
    }

    public void replaceLineItems(Quote quote, List<LineItem> lineItems, boolean revise) {
        quote.replaceLineItems(lineItems, revise, clock.now());
    }

    public void link(Quote quote, @Nullable String externalRef) {
        quote.link(externalRef, clock.now());
    }

    public void send(Quote quote, List<String> recipients, String locale) {
        quote.send(clock.now());
        outbox.add(new Mail(quote.id(), quote.version(), List.copyOf(recipients), locale, clock.now()));
        fire("quote.sent", quote);
    }

    public void view(Quote quote) {
        if (quote.view(clock.now())) {
            fire("quote.viewed", quote);
        }
    }

    public void accept(Quote quote) {
        quote.answer(Quote.Status.ACCEPTED, clock.now());
        quote.submission().setStatus(Submission.Status.CLOSED);
        fire("quote.accepted", quote);
    }

    public void reject(Quote quote) {
        quote.answer(Quote.Status.REJECTED, clock.now());
        fire("quote.rejected", quote);
    }

    public void expire(Quote quote) {
        quote.endValidity(clock.now());
        catchUp();
    }

    public void pdf(Quote quote, Quote.PdfStatus outcome) {
        quote.pdf(outcome, clock.now());
    }

    /** What the mere passing of time does. */
    void catchUp() {
        Instant now = clock.now();
        table.stream().filter(quote -> quote.warn(now)).forEach(quote -> fire("quote.expiring_soon", quote));
        table.stream().filter(quote -> quote.expire(now)).forEach(quote -> fire("quote.expired", quote));
    }

    Optional<Instant> nextDue() {
        return table.stream().map(Quote::nextDue).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    private void fire(String type, Quote quote) {
        events.record(type, "quote", quote.id(), payloads.quote(type, quote, clock.now()), null);
    }
}
