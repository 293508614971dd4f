package app.winfactor.testkit.internal.world;

import java.util.List;

/** One organization and everything in it. */
public final class Tenant {
    private final Profile profile;
    private final ApiKeys keys;
    private final Table<Template> templates = new Table<>("template");
    private final Subscription subscription;
    private final EventLog events;
    private final Contacts contacts;
    private final Submissions submissions;
    private final Quotes quotes;
    private final Leads leads;
    private final Sessions sessions;
    private final FakeClock clock;

    Tenant(Profile profile, ApiKeys keys, String signingSecret, List<Template> templates, Environment environment) {
        Payloads payloads = new Payloads(profile, environment.origin());
        this.profile = profile;
        this.keys = keys;
        this.clock = environment.clock();
        this.subscription = new Subscription(signingSecret);
        this.events = new EventLog(subscription, environment);
        this.contacts = new Contacts(environment);
        this.submissions = new Submissions(contacts, events, payloads, environment);
        this.quotes = new Quotes(submissions, events, payloads, environment);
        this.leads = new Leads(events, payloads, environment);
        this.sessions = new Sessions(profile, submissions, events, payloads, environment);
        templates.forEach(template -> this.templates.add(template.id(), template));
    }

    public Profile profile() {
        return profile;
    }

    public ApiKeys keys() {
        return keys;
    }

    public Table<Template> templates() {
        return templates;
    }

    /** The first one of a category, such as {@code door}. */
    public Template firstTemplate(String category) {
        return templates.stream()
                .filter(template -> template.productCategory().equals(category))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("template", "there is none for a " + category));
    }

    public Subscription subscription() {
        return subscription;
    }

    public EventLog events() {
        return events;
    }

    public Contacts contacts() {
        return contacts;
    }

    public Submissions submissions() {
        return submissions;
    }

    public Quotes quotes() {
        return quotes;
    }

    public Leads leads() {
        return leads;
    }

    public Sessions sessions() {
        return sessions;
    }

    public FakeClock clock() {
        return clock;
    }
}
