package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Contact;
import app.winfactor.testkit.internal.world.Lead;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;

/** What the supplier does in the app. An unknown ID is an {@link IllegalStateException}. */
public final class Dashboard {
    private final World world;
    private final Tenant tenant;

    Dashboard(World world) {
        this.world = world;
        this.tenant = world.tenant();
    }

    /**
     * Marks progress.
     *
     * @param leadId the lead
     * @param status how far it is
     */
    public void markLead(String leadId, LeadStatus status) {
        world.change(() -> tenant.leads().table().get(leadId).setStatus(Lead.Status.valueOf(status.name())));
    }

    /**
     * Stars a contact, or takes the star away.
     *
     * @param contactId the contact
     * @param starred whether it has a star
     */
    public void starContact(String contactId, boolean starred) {
        world.change(() -> {
            Contact contact = tenant.contacts().table().get(contactId);
            tenant.contacts().star(contact, starred);
        });
    }

    /**
     * Makes the PDF of a quote: {@code pdf.status} is {@code ready}, and every {@code GET} of the quote has a new URL,
     * good for five minutes, which refuses a request that carries an {@code Authorization} header. A later revision
     * takes the PDF away (these are assumptions).
     *
     * @param quoteId the quote
     */
    public void preparePdf(String quoteId) {
        pdf(quoteId, Quote.PdfStatus.READY);
    }

    /**
     * Lets the PDF of a quote fail.
     *
     * @param quoteId the quote
     */
    public void failPdf(String quoteId) {
        pdf(quoteId, Quote.PdfStatus.FAILED);
    }

    /**
     * Ends the validity of a quote now; {@code quote.expired} fires.
     *
     * @param quoteId a quote that was sent and not answered
     * @throws IllegalStateException if it is not with the customer
     */
    public void expireQuote(String quoteId) {
        world.change(() -> tenant.quotes().expire(tenant.quotes().table().get(quoteId)));
    }

    private void pdf(String quoteId, Quote.PdfStatus outcome) {
        world.change(() -> tenant.quotes().pdf(tenant.quotes().table().get(quoteId), outcome));
    }
}
