package app.winfactor.sdk;

import app.winfactor.sdk.contacts.Contact;
import app.winfactor.sdk.events.Event;
import app.winfactor.sdk.events.EventSummary;
import app.winfactor.sdk.events.Redelivery;
import app.winfactor.sdk.leads.Lead;
import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.organization.Organization;
import app.winfactor.sdk.pricing.AdjustmentResult;
import app.winfactor.sdk.pricing.ConfigurationSession;
import app.winfactor.sdk.quotes.CreatedQuote;
import app.winfactor.sdk.quotes.Quote;
import app.winfactor.sdk.quotes.QuoteSummary;
import app.winfactor.sdk.quotes.QuoteVersion;
import app.winfactor.sdk.submissions.Submission;
import app.winfactor.sdk.submissions.SubmissionSummary;
import app.winfactor.sdk.templates.Template;
import app.winfactor.sdk.templates.TemplateCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** An answer of the API, invented, in a file of its own. */
public enum Fixture {
    ORGANIZATION("organization", Organization.class),
    SUBMISSION("submission", Submission.class),
    SUBMISSION_BARE("submission-bare", Submission.class),
    SUBMISSION_SUMMARY("submission-summary", SubmissionSummary.class),
    QUOTE("quote", Quote.class),
    QUOTE_BARE("quote-bare", Quote.class),
    QUOTE_SUMMARY("quote-summary", QuoteSummary.class),
    QUOTE_VERSION("quote-version", QuoteVersion.class),
    CREATED_QUOTE("created-quote", CreatedQuote.class),
    CONTACT("contact", Contact.class),
    CONTACT_BARE("contact-bare", Contact.class),
    LEAD("lead", Lead.class),
    EVENT("event", Event.class),
    EVENT_SUMMARY("event-summary", EventSummary.class),
    REDELIVERY("redelivery", Redelivery.class),
    TEMPLATE("template", Template.class),
    TEMPLATE_CATALOG("template-catalog", TemplateCatalog.class),
    CONFIGURATION_SESSION("configuration-session", ConfigurationSession.class),
    CONFIGURATION_SESSION_BARE("configuration-session-bare", ConfigurationSession.class),
    ADJUSTMENT_RESULT("adjustment-result", AdjustmentResult.class);

    private final String file;
    private final Class<? extends Model> model;

    Fixture(String file, Class<? extends Model> model) {
        this.file = file;
        this.model = model;
    }

    Class<? extends Model> model() {
        return model;
    }

    public String json() {
        String path = "/fixtures/" + file + ".json";
        try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** One page that holds this and nothing else. */
    public String page() {
        return "{\"data\":[" + json() + "],\"nextCursor\":null}";
    }
}
