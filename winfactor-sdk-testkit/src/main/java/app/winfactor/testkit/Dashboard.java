package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Contact;
import app.winfactor.testkit.internal.world.Lead;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Session;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import java.util.List;
import java.util.function.Consumer;

/** What the supplier does in the app. An unknown ID is an {@link IllegalStateException}. */
public final class Dashboard {
    private final World world;
    private final Tenant tenant;

    Dashboard(World world, Tenant tenant) {
        this.world = world;
        this.tenant = tenant;
    }

    /**
     * Creates an API key that may do everything.
     *
     * @return the key
     * @throws IllegalStateException if the organization has ten active keys, the two that it starts with counted
     */
    public String createKey() {
        return world.exclusively(() -> tenant.keys().create(false));
    }

    /**
     * Creates an API key that may only read.
     *
     * @return the key
     * @throws IllegalStateException if the organization has ten active keys, the two that it starts with counted
     */
    public String createReadOnlyKey() {
        return world.exclusively(() -> tenant.keys().create(true));
    }

    /**
     * Ends an API key: from now on it is answered {@code 401 unauthorized}.
     *
     * @param key a key of this organization
     * @throws IllegalStateException if it is not active here
     */
    public void revokeKey(String key) {
        world.change(() -> tenant.keys().revoke(key));
    }

    /**
     * Begins to configure as a user of the organization, so {@code pricing.calculated} comes with the context
     * {@code autofill}. What is submitted in the end is in the name of an invented customer.
     *
     * @param design what to configure
     * @return the session
     */
    public LiveSession configures(Design design) {
        return LiveSession.begin(world, tenant, FakeCustomer.jane(world, tenant), design, Session.Context.AUTOFILL);
    }

    /**
     * Sends a quote from the app, in the language of its customer; {@code quote.sent} fires. Other than by the API, its
     * PDF is made too, as by {@link #orderPdf}, unless this version has one.
     *
     * @param quoteId a quote that was not answered and has not expired
     * @param recipients whom to mail it to, at least one
     * @throws IllegalArgumentException if there is nobody
     */
    public void sendQuote(String quoteId, String... recipients) {
        List<String> everybody = List.of(recipients);
        if (everybody.isEmpty()) {
            throw new IllegalArgumentException("A quote is sent to at least one recipient");
        }
        quote(
                quoteId,
                quote -> tenant.quotes()
                        .sendInApp(quote, everybody, quote.submission().locale()));
    }

    /**
     * Reads the versions of a quote.
     *
     * @param quoteId the quote
     * @return every version, the present one last
     */
    public List<QuoteRevision> history(String quoteId) {
        return world.exclusively(() -> tenant.quotes().table().get(quoteId).history().stream()
                .map(QuoteRevision::of)
                .toList());
    }

    /**
     * Orders the PDF of a quote: {@code pdf.status} is {@code pending}, 1 second later {@code generating}, and 3 seconds
     * after the order {@code ready}, by the fake's clock (assumptions).
     *
     * @param quoteId the quote
     */
    public void orderPdf(String quoteId) {
        quote(quoteId, tenant.quotes()::orderPdf);
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
     * Makes the PDF of a quote at once: {@code pdf.status} is {@code ready}, and every {@code GET} of the quote has a new URL,
     * good for five minutes, which refuses a request that carries an {@code Authorization} header. A later revision
     * takes the PDF away (these are assumptions).
     *
     * @param quoteId the quote
     */
    public void preparePdf(String quoteId) {
        quote(quoteId, tenant.quotes()::preparePdf);
    }

    /**
     * Lets the PDF of a quote fail.
     *
     * @param quoteId the quote
     */
    public void failPdf(String quoteId) {
        quote(quoteId, tenant.quotes()::failPdf);
    }

    /**
     * Ends the validity of a quote now; {@code quote.expired} fires.
     *
     * @param quoteId a quote that was sent and not answered
     * @throws IllegalStateException if it is not with the customer
     */
    public void expireQuote(String quoteId) {
        quote(quoteId, tenant.quotes()::expire);
    }

    private void quote(String quoteId, Consumer<Quote> action) {
        world.change(() -> action.accept(tenant.quotes().table().get(quoteId)));
    }
}
