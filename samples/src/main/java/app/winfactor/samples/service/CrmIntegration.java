package app.winfactor.samples.service;

import app.winfactor.samples.crm.Crm;
import app.winfactor.samples.recipes.ContactSync;
import app.winfactor.samples.recipes.LeadRouting;
import app.winfactor.samples.recipes.QuoteLifecycle;
import app.winfactor.samples.recipes.SubmissionIntake;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.organization.OrganizationFormat;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.events.LeadCreated;
import app.winfactor.webhooks.events.QuoteEvent;
import app.winfactor.webhooks.events.SubmissionCreated;
import java.time.Instant;

/** All four recipes, fed by webhooks, with a reconciliation for what the webhooks missed. */
public final class CrmIntegration {
    private final WinFactorClient winFactor;
    private final Crm crm;
    private final SubmissionIntake intake;
    private final ContactSync contacts;
    private final QuoteLifecycle quotes;
    private final LeadRouting leads;

    /**
     * Reads the organization's profile, which every integration begins with.
     *
     * @param winFactor one side
     * @param crm the other
     */
    public CrmIntegration(WinFactorClient winFactor, Crm crm) {
        OrganizationFormat format =
                OrganizationFormat.of(winFactor.organization().get());
        this.winFactor = winFactor;
        this.crm = crm;
        this.intake = new SubmissionIntake(winFactor, crm, format);
        this.contacts = new ContactSync(winFactor, crm);
        this.quotes = new QuoteLifecycle(winFactor, crm, intake);
        this.leads = new LeadRouting(winFactor, crm);
    }

    /**
     * The receiver to mount on a web server. An event without the ID of what it is about fails, so it stays in the
     * delivery log for somebody to look at.
     *
     * @param signingSecret the secret of the webhook
     * @return the receiver
     */
    public WebhookReceiver receiver(String signingSecret) {
        return WebhookReceiver.builder()
                .signingSecret(signingSecret)
                .on(
                        SubmissionCreated.class,
                        event -> submitted(event.submissionId().orElseThrow()))
                .on(QuoteEvent.class, event -> quotes.mirror(event.quoteId().orElseThrow()))
                .on(LeadCreated.class, event -> leads.route(event.leadId().orElseThrow()))
                .build();
    }

    /**
     * Catches up with everything since a time: submissions with their contacts and quotes, and leads nobody answered.
     *
     * @param since how far the last run reached
     * @return how many submissions and leads were looked at
     */
    public int reconcile(Instant since) {
        return leads.routeNew() + intake.reconcile(since, this::catchUp);
    }

    /** {@return the recipe to run for each contact that changes in the CRM} */
    public ContactSync contacts() {
        return contacts;
    }

    private void catchUp(String submissionId) {
        submitted(submissionId);
        winFactor.submissions().get(submissionId).latestQuoteId().ifPresent(quotes::mirror);
    }

    private void submitted(String submissionId) {
        String dealId = intake.take(submissionId);
        String contactId = contacts.pull(submissionId);
        crm.link(dealId, contactId);
    }
}
