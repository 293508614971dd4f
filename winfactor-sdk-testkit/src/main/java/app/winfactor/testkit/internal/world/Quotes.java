package app.winfactor.testkit.internal.world;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The quotes, what happens to them, and the mails that went out with them. */
public final class Quotes {
    private final Table<Quote> table = new Table<>("quote");
    private final Map<Integer, Integer> numbered = new HashMap<>();
    private final List<Mail> outbox = new ArrayList<>();
    private final EventLog events;
    private final Payloads payloads;
    private final Submissions submissions;
    private final FakeClock clock;
    private final Agenda agenda;
    private final Ids ids;

    Quotes(Submissions submissions, EventLog events, Payloads payloads, Environment environment) {
        this.submissions = submissions;
        this.events = events;
        this.payloads = payloads;
        this.clock = environment.clock();
        this.agenda = environment.agenda();
        this.ids = environment.ids();
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
        Quote quote = new Quote(ids.next("k61"), nextNumber(), submission, terms, lines, clock.now());
        table.add(quote.id(), quote);
        submissions.quoted(submission, quote.id());
        String type = "quote.created";
        events.record(type, "quote", quote.id(), payloads.newQuote(type, quote, clock.now()), null);
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

    public void replaceLineItems(Quote quote, List<LineItem> lineItems, boolean revise, @Nullable String description) {
        quote.replaceLineItems(lineItems, revise, description, clock.now());
    }

    public void link(Quote quote, @Nullable String externalRef) {
        quote.link(externalRef, clock.now());
    }

    public void send(Quote quote, List<String> recipients, String locale) {
        Quote.Sending sending = quote.send(clock.now());
        agenda.plan(
                new Due(sending.warnAt(), "quote.expiring_soon", quote.id()),
                () -> quote.awaitsAnswerTo(sending),
                () -> fire("quote.expiring_soon", quote));
        agenda.plan(
                new Due(sending.validUntil(), "quote.expired", quote.id()),
                () -> quote.awaitsAnswerTo(sending),
                () -> expire(quote));
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
        submissions.setStatus(quote.submission(), Submission.Status.CLOSED);
        fire("quote.accepted", quote);
    }

    public void reject(Quote quote) {
        quote.answer(Quote.Status.REJECTED, clock.now());
        fire("quote.rejected", quote);
    }

    public void expire(Quote quote) {
        quote.expire(clock.now());
        fire("quote.expired", quote);
    }

    /** Sends it as the app does, which makes the PDF too, unless there is one or one is being made. */
    public void sendInApp(Quote quote, List<String> recipients, String locale) {
        send(quote, recipients, locale);
        Pdf pdf = quote.pdf();
        if (pdf == null || pdf.status(clock.now()) == Pdf.Status.FAILED) {
            orderPdf(quote);
        }
    }

    public void orderPdf(Quote quote) {
        quote.setPdf(Pdf.ordered(clock.now()), clock.now());
    }

    public void preparePdf(Quote quote) {
        quote.setPdf(Pdf.ready(clock.now()), clock.now());
    }

    public void failPdf(Quote quote) {
        quote.setPdf(Pdf.failed(clock.now()), clock.now());
    }

    private void fire(String type, Quote quote) {
        events.record(type, "quote", quote.id(), payloads.quote(type, quote, clock.now()), null);
    }
}
