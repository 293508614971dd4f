package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Customer;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Quotes;
import app.winfactor.testkit.internal.world.Session;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A customer, or a visitor of the public page, and what this person does. Saying more about the person gives a changed
 * copy. Whatever WinFactor's page would not let somebody do, such as to accept an expired quote, is an
 * {@link IllegalStateException}, and so is an unknown ID.
 */
public final class FakeCustomer {
    private static final List<String> LOCALES = List.of("en", "de", "nl");

    private final World world;
    private final Tenant tenant;
    private final Customer person;
    private final @Nullable String locale;

    private FakeCustomer(World world, Tenant tenant, Customer person, @Nullable String locale) {
        this.world = world;
        this.tenant = tenant;
        this.person = person;
        this.locale = locale;
    }

    static FakeCustomer jane(World world, Tenant tenant) {
        return of(world, tenant, "jane.doe@example.com").named("Jane Doe");
    }

    static FakeCustomer of(World world, Tenant tenant, String email) {
        if (email.indexOf('@') < 1) {
            throw new IllegalArgumentException(
                    "A customer has an e-mail address such as jane@example.com, not '" + email + "'");
        }
        return new FakeCustomer(world, tenant, Customer.of(email), null);
    }

    /**
     * The same customer with a name, which is the e-mail address until one is given.
     *
     * @param name the full name
     * @return the changed copy
     */
    public FakeCustomer named(String name) {
        return with(person.withName(Objects.requireNonNull(name, "name")));
    }

    /**
     * The same customer with a phone number.
     *
     * @param number the number
     * @return the changed copy
     */
    public FakeCustomer phone(String number) {
        return with(person.withPhone(Objects.requireNonNull(number, "number")));
    }

    /**
     * The same customer for a company.
     *
     * @param name the name of the company
     * @return the changed copy
     */
    public FakeCustomer company(String name) {
        return with(person.withCompanyName(Objects.requireNonNull(name, "name")));
    }

    /**
     * The same customer with an address.
     *
     * @param street street and number
     * @param postalCode the postal code
     * @param city the city
     * @param country the country
     * @return the changed copy
     */
    public FakeCustomer livingAt(String street, String postalCode, String city, String country) {
        return with(person.livingAt(
                Objects.requireNonNull(street, "street"),
                Objects.requireNonNull(postalCode, "postalCode"),
                Objects.requireNonNull(city, "city"),
                Objects.requireNonNull(country, "country")));
    }

    /**
     * The same customer using the page in a language, which is the organization's until one is given.
     *
     * @param code {@code en}, {@code de} or {@code nl}
     * @return the changed copy
     * @throws IllegalArgumentException if it is none of them
     */
    public FakeCustomer speaking(String code) {
        if (!LOCALES.contains(code)) {
            throw new IllegalArgumentException("'" + code + "' is none of " + LOCALES);
        }
        return new FakeCustomer(world, tenant, person, code);
    }

    /**
     * Submits a door of 2400 by 1800 millimetres; {@code submission.created} fires.
     *
     * @return the ID of the submission
     */
    public String submits() {
        return submits(Design.STANDARD);
    }

    /**
     * Submits; {@code submission.created} fires.
     *
     * @param design what is wanted
     * @return the ID of the submission
     */
    public String submits(Design design) {
        return world.exclusively(() -> tenant.submissions()
                .submit(person, design.configuration(tenant), locale(), design.notes(), null)
                .id());
    }

    /**
     * Begins to configure; {@code pricing.calculated} fires.
     *
     * @param design what to configure
     * @return the session
     */
    public LiveSession configures(Design design) {
        return LiveSession.begin(world, tenant, this, design, Session.Context.LIVE);
    }

    /**
     * Opens a quote; {@code quote.viewed} fires if it was not opened before in this version.
     *
     * @param quoteId a quote that was sent
     */
    public void views(String quoteId) {
        quote(quoteId, Quotes::view);
    }

    /**
     * Accepts a quote: its submission is closed, {@code quote.accepted} fires.
     *
     * @param quoteId a quote that was sent and has not expired
     */
    public void accepts(String quoteId) {
        quote(quoteId, Quotes::accept);
    }

    /**
     * Rejects a quote: its submission stays open, {@code quote.rejected} fires.
     *
     * @param quoteId a quote that was sent and has not expired
     */
    public void rejects(String quoteId) {
        quote(quoteId, Quotes::reject);
    }

    /**
     * Sends the contact form; {@code lead.created} fires.
     *
     * @param message the question
     * @return the ID of the lead
     */
    public String asks(String message) {
        Objects.requireNonNull(message, "message");
        return world.exclusively(() -> tenant.leads()
                .receive(person.name(), person.email(), person.phone(), message)
                .id());
    }

    Customer person() {
        return person;
    }

    String locale() {
        return locale == null ? tenant.profile().locale() : locale;
    }

    private FakeCustomer with(Customer changed) {
        return new FakeCustomer(world, tenant, changed, locale);
    }

    private void quote(String id, BiConsumer<Quotes, Quote> action) {
        world.change(
                () -> action.accept(tenant.quotes(), tenant.quotes().table().get(id)));
    }

    /** The name and the e-mail address. */
    @Override
    public String toString() {
        return "FakeCustomer[" + person.name() + " <" + person.email() + ">]";
    }
}
