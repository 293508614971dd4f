package app.winfactor.testkit.internal.world;

import org.jspecify.annotations.Nullable;

/** Contact forms that came in. */
public final class Leads {
    private final Table<Lead> table = new Table<>("lead");
    private final EventLog events;
    private final Payloads payloads;
    private final FakeClock clock;
    private final Ids ids;

    Leads(EventLog events, Payloads payloads, Environment environment) {
        this.events = events;
        this.payloads = payloads;
        this.clock = environment.clock();
        this.ids = environment.ids();
    }

    public Table<Lead> table() {
        return table;
    }

    public Lead receive(String name, String email, @Nullable String phone, String message) {
        Lead lead = new Lead(ids.next("k42"), name, email, phone, message, clock.now());
        table.add(lead.id(), lead);
        String type = "lead.created";
        events.record(type, "lead", lead.id(), payloads.lead(type, lead, clock.now()), null);
        return lead;
    }
}
