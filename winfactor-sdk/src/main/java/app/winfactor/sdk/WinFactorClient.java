package app.winfactor.sdk;

import app.winfactor.sdk.contacts.ContactsResource;
import app.winfactor.sdk.events.EventsResource;
import app.winfactor.sdk.internal.Engine;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.leads.LeadsResource;
import app.winfactor.sdk.organization.OrganizationResource;
import app.winfactor.sdk.pricing.ConfigurationSessionsResource;
import app.winfactor.sdk.quotes.QuotesResource;
import app.winfactor.sdk.submissions.SubmissionsResource;
import app.winfactor.sdk.templates.TemplatesResource;
import java.time.Duration;
import java.util.Map;

/**
 * The front door: every resource of WinFactor, called on the caller's own thread, which may be a virtual one. A client is
 * safe to share between threads; make one and keep it.
 */
public final class WinFactorClient implements AutoCloseable {
    private final EngineSettings settings;
    private final OrganizationResource organization;
    private final SubmissionsResource submissions;
    private final QuotesResource quotes;
    private final ContactsResource contacts;
    private final LeadsResource leads;
    private final EventsResource events;
    private final TemplatesResource templates;
    private final ConfigurationSessionsResource configurationSessions;

    WinFactorClient(EngineSettings settings) {
        Engine engine = new Engine(settings);
        this.settings = settings;
        this.organization = new OrganizationResource(engine);
        this.submissions = new SubmissionsResource(engine);
        this.quotes = new QuotesResource(engine);
        this.contacts = new ContactsResource(engine);
        this.leads = new LeadsResource(engine);
        this.events = new EventsResource(engine);
        this.templates = new TemplatesResource(engine);
        this.configurationSessions = new ConfigurationSessionsResource(engine);
    }

    /** {@return a builder; the API key is the one thing it has to be given} */
    public static WinFactorClientBuilder builder() {
        return new WinFactorClientBuilder();
    }

    /**
     * A client for the deployment in the environment variable {@code WINFACTOR_URL} (its origin, for example
     * {@code https://app.winfactor.app}), with the API key in {@code WINFACTOR_KEY}.
     *
     * @return the client
     * @throws IllegalStateException if a variable is missing, or its value cannot be used; the message names the variable
     */
    public static WinFactorClient fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    static WinFactorClient fromEnvironment(Map<String, String> environment) {
        return WinFactorClientBuilder.fromEnvironment(environment).build();
    }

    /** {@return the organization that the API key belongs to} */
    public OrganizationResource organization() {
        return organization;
    }

    /** {@return what customers built and submitted} */
    public SubmissionsResource submissions() {
        return submissions;
    }

    /** {@return what the supplier offers} */
    public QuotesResource quotes() {
        return quotes;
    }

    /** {@return who submits} */
    public ContactsResource contacts() {
        return contacts;
    }

    /** {@return who wrote through the contact form} */
    public LeadsResource leads() {
        return leads;
    }

    /** {@return the delivery log of the webhooks} */
    public EventsResource events() {
        return events;
    }

    /** {@return what customers can configure} */
    public TemplatesResource templates() {
        return templates;
    }

    /** {@return the live pricing loop} */
    public ConfigurationSessionsResource configurationSessions() {
        return configurationSessions;
    }

    /**
     * The same client with another deadline, for single calls: {@code client.withDeadline(ofSeconds(5)).quotes().get(id)}.
     * Both share everything else, and closing either one closes both.
     *
     * @param deadline more than zero; anything over a year is a year
     * @return a client that gives each call this long
     * @throws IllegalArgumentException if the deadline is not more than zero
     */
    public WinFactorClient withDeadline(Duration deadline) {
        return new WinFactorClient(settings.within(deadline));
    }

    /** {@return the same client, returning futures; both share everything, and closing either one closes both} */
    public AsyncWinFactorClient async() {
        return new AsyncWinFactorClient(settings);
    }

    /**
     * Takes no more calls. Calls that are under way are finished, and when the last one is done the connections and threads of
     * this client are released; an {@code HttpClient} that it was given stays open. A client that is never closed does not
     * keep the JVM alive, and is released by the garbage collector.
     */
    @Override
    public void close() {
        settings.wire().close();
    }

    /** {@return where it calls; never the key} */
    @Override
    public String toString() {
        return "WinFactorClient[" + settings.caller().baseUrl() + "]";
    }
}
