package app.winfactor.sdk;

import app.winfactor.sdk.contacts.AsyncContactsResource;
import app.winfactor.sdk.events.AsyncEventsResource;
import app.winfactor.sdk.internal.AsyncEngine;
import app.winfactor.sdk.internal.EngineSettings;
import app.winfactor.sdk.leads.AsyncLeadsResource;
import app.winfactor.sdk.organization.AsyncOrganizationResource;
import app.winfactor.sdk.pricing.AsyncConfigurationSessionsResource;
import app.winfactor.sdk.quotes.AsyncQuotesResource;
import app.winfactor.sdk.submissions.AsyncSubmissionsResource;
import app.winfactor.sdk.templates.AsyncTemplatesResource;
import java.time.Duration;

/**
 * The asynchronous front door: every resource of WinFactor, returning futures. {@link WinFactorClientBuilder#buildAsync()}
 * makes one, and {@link WinFactorClient#async()} one that shares everything with a blocking client. A client is safe to
 * share between threads; make one and keep it.
 *
 * <p>A future completes by the deadline of its call, with a value or with a
 * {@link app.winfactor.sdk.errors.WinFactorException}. Cancelling it, or completing it yourself, cancels whatever is under
 * way: the wait for a turn, the exchange, the wait before the next attempt. A write that was cancelled may still have been
 * applied. Arguments that cannot be sent, such as a blank ID, are refused at once by the method itself and not through the
 * future. A dependent stage without an executor of its own runs on a thread of this SDK, which starts as many as are
 * needed, or on the calling thread when the future is complete already.
 */
public final class AsyncWinFactorClient implements AutoCloseable {
    private final EngineSettings settings;
    private final AsyncOrganizationResource organization;
    private final AsyncSubmissionsResource submissions;
    private final AsyncQuotesResource quotes;
    private final AsyncContactsResource contacts;
    private final AsyncLeadsResource leads;
    private final AsyncEventsResource events;
    private final AsyncTemplatesResource templates;
    private final AsyncConfigurationSessionsResource configurationSessions;

    AsyncWinFactorClient(EngineSettings settings) {
        AsyncEngine engine = new AsyncEngine(settings);
        this.settings = settings;
        this.organization = new AsyncOrganizationResource(engine);
        this.submissions = new AsyncSubmissionsResource(engine);
        this.quotes = new AsyncQuotesResource(engine);
        this.contacts = new AsyncContactsResource(engine);
        this.leads = new AsyncLeadsResource(engine);
        this.events = new AsyncEventsResource(engine);
        this.templates = new AsyncTemplatesResource(engine);
        this.configurationSessions = new AsyncConfigurationSessionsResource(engine);
    }

    /** {@return the organization that the API key belongs to} */
    public AsyncOrganizationResource organization() {
        return organization;
    }

    /** {@return what customers built and submitted} */
    public AsyncSubmissionsResource submissions() {
        return submissions;
    }

    /** {@return what the supplier offers} */
    public AsyncQuotesResource quotes() {
        return quotes;
    }

    /** {@return who submits} */
    public AsyncContactsResource contacts() {
        return contacts;
    }

    /** {@return who wrote through the contact form} */
    public AsyncLeadsResource leads() {
        return leads;
    }

    /** {@return the delivery log of the webhooks} */
    public AsyncEventsResource events() {
        return events;
    }

    /** {@return what customers can configure} */
    public AsyncTemplatesResource templates() {
        return templates;
    }

    /** {@return the live pricing loop} */
    public AsyncConfigurationSessionsResource configurationSessions() {
        return configurationSessions;
    }

    /**
     * The same client with another deadline, for single calls. Both share everything else, and closing either one closes both.
     *
     * @param deadline more than zero; anything over a year is a year
     * @return a client that gives each call this long
     * @throws IllegalArgumentException if the deadline is not more than zero
     */
    public AsyncWinFactorClient withDeadline(Duration deadline) {
        return new AsyncWinFactorClient(settings.within(deadline));
    }

    /**
     * Takes no more calls. Calls that are under way are finished, and when the last one is done the connections and threads of
     * this client are released; an {@code HttpClient} that it was given stays open.
     *
     * @see WinFactorClient#close()
     */
    @Override
    public void close() {
        settings.wire().close();
    }

    /** {@return where it calls; never the key} */
    @Override
    public String toString() {
        return "AsyncWinFactorClient[" + settings.caller().baseUrl() + "]";
    }
}
