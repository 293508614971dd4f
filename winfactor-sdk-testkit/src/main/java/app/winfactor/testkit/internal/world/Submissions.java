package app.winfactor.testkit.internal.world;

import org.jspecify.annotations.Nullable;

/** What customers submitted. */
public final class Submissions {
    private final Table<Submission> table = new Table<>("submission");
    private final Contacts contacts;
    private final EventLog events;
    private final Payloads payloads;
    private final FakeClock clock;
    private final Ids ids;

    Submissions(Contacts contacts, EventLog events, Payloads payloads, Environment environment) {
        this.contacts = contacts;
        this.events = events;
        this.payloads = payloads;
        this.clock = environment.clock();
        this.ids = environment.ids();
    }

    public Table<Submission> table() {
        return table;
    }

    void startAfter(ManySubmissions many) {
        table.startAfter(many);
    }

    /**
     * A customer submits.
     *
     * @param livePrice the live price to freeze, if there is one for this configuration
     */
    public Submission submit(
            Customer customer,
            Configuration configuration,
            String locale,
            @Nullable String notes,
            @Nullable Adjustment livePrice) {
        Submission submission =
                new Submission(ids.next("k57"), customer, configuration, locale, notes, livePrice, clock.now());
        table.add(submission.id(), submission);
        contacts.submitted(customer);
        String type = "submission.created";
        events.record(type, "submission", submission.id(), payloads.submission(type, submission, clock.now()), null);
        return submission;
    }

    public void setStatus(Submission submission, Submission.Status status) {
        table.keep(submission.id(), submission);
        submission.setStatus(status);
    }

    public void link(Submission submission, @Nullable String externalRef) {
        table.keep(submission.id(), submission);
        submission.setExternalRef(externalRef);
    }

    void quoted(Submission submission, String quoteId) {
        table.keep(submission.id(), submission);
        submission.quoted(quoteId);
    }
}
