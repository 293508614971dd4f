package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Quotes;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What customers and visitors do. Whatever WinFactor's page would not let them do, such as to accept an expired quote,
 * is an {@link IllegalStateException}, and so is an unknown ID.
 */
public final class CustomerSide {
    private final World world;
    private final Tenant tenant;

    CustomerSide(World world) {
        this.world = world;
        this.tenant = world.tenant();
    }

    /** {@return the ID of a submission that was just made; {@code submission.created} fires} */
    public String submit() {
        return submit(form -> {});
    }

    /**
     * Submits.
     *
     * @param filling what to fill in
     * @return the ID of the submission; {@code submission.created} fires
     */
    public String submit(Consumer<SubmissionForm> filling) {
        SubmissionForm form = new SubmissionForm(new Design());
        filling.accept(form);
        return world.exclusively(() -> tenant.submissions()
                .submit(form.customer(), form.design().configuration(tenant), form.localeIn(tenant), form.notes(), null)
                .id());
    }

    /**
     * Begins to configure; {@code pricing.calculated} fires.
     *
     * @param drawing what to configure
     * @return the session
     */
    public LiveSession configure(Consumer<Design> drawing) {
        Design design = new Design();
        drawing.accept(design);
        return new LiveSession(world, world.exclusively(() -> tenant.sessions().start(design.configuration(tenant))));
    }

    /**
     * Opens a quote; {@code quote.viewed} fires if it was not opened before in this version.
     *
     * @param quoteId a quote that was sent
     */
    public void viewQuote(String quoteId) {
        quote(quoteId, Quotes::view);
    }

    /**
     * Accepts a quote: its submission is closed, {@code quote.accepted} fires.
     *
     * @param quoteId a quote that was sent and has not expired
     */
    public void acceptQuote(String quoteId) {
        quote(quoteId, Quotes::accept);
    }

    /**
     * Rejects a quote: its submission stays open, {@code quote.rejected} fires.
     *
     * @param quoteId a quote that was sent and has not expired
     */
    public void rejectQuote(String quoteId) {
        quote(quoteId, Quotes::reject);
    }

    /**
     * Sends the contact form; {@code lead.created} fires.
     *
     * @param filling what to fill in
     * @return the ID of the lead
     */
    public String sendContactForm(Consumer<ContactForm> filling) {
        ContactForm form = new ContactForm();
        filling.accept(form);
        return world.exclusively(() -> tenant.leads()
                .receive(form.name(), form.email(), form.phone(), form.message())
                .id());
    }

    private void quote(String id, BiConsumer<Quotes, Quote> action) {
        world.change(
                () -> action.accept(tenant.quotes(), tenant.quotes().table().get(id)));
    }
}
