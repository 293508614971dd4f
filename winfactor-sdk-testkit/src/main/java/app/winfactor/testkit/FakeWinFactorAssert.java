package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Contact;
import app.winfactor.testkit.internal.world.Event;
import app.winfactor.testkit.internal.world.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a fake. What is not there fails the assertion, and never is an exception of another kind. */
public final class FakeWinFactorAssert extends AbstractAssert<FakeWinFactorAssert, FakeWinFactor> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    FakeWinFactorAssert(FakeWinFactor actual) {
        super(actual, FakeWinFactorAssert.class);
    }

    /**
     * Goes on with a submission.
     *
     * @param id its ID
     * @return an assertion about it
     */
    public SubmissionAssert submission(String id) {
        return actual.look(tenant -> tenant.submissions()
                .table()
                .find(id)
                .map(SubmissionAssert::new)
                .orElseThrow(() -> missing("submission", id)));
    }

    /**
     * Goes on with a quote.
     *
     * @param id its ID
     * @return an assertion about it
     */
    public QuoteAssert quote(String id) {
        return actual.look(tenant -> tenant.quotes()
                .table()
                .find(id)
                .map(quote -> new QuoteAssert(quote, tenant.quotes().outbox()))
                .orElseThrow(() -> missing("quote", id)));
    }

    /**
     * Goes on with a contact.
     *
     * @param email its e-mail address, in any letter case
     * @return an assertion about it
     */
    public ContactAssert contact(String email) {
        return new ContactAssert(findContact(email).orElseThrow(() -> missing("contact", email)));
    }

    /**
     * Asserts that there is no such contact.
     *
     * @param email an e-mail address, in any letter case
     * @return this assertion
     */
    public FakeWinFactorAssert hasNoContact(String email) {
        if (findContact(email).isPresent()) {
            throw failure("Expected no contact %s, but there is one", email);
        }
        return this;
    }

    private Optional<Contact> findContact(String email) {
        return actual.look(tenant -> tenant.contacts().findByEmail(email));
    }

    /**
     * Goes on with the deliveries of all events of a type, once every delivery that is due was made: retries that wait
     * for a later moment are not waited for.
     *
     * @param type for example {@code submission.created}
     * @return an assertion about them
     */
    public DeliveriesAssert deliveries(String type) {
        actual.webhooks().awaitIdle(PATIENCE);
        return new DeliveriesAssert(type, actual.look(tenant -> events(tenant, type)));
    }

    private static List<Event> events(Tenant tenant, String type) {
        return tenant.events().table().stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    /**
     * Goes on with the requests that were made so far.
     *
     * @param method for example {@code GET}
     * @param route a path with the names of the API's, such as {@code /quotes/{id}}
     * @return an assertion about them
     */
    public RequestsAssert received(Method method, String route) {
        return new RequestsAssert(method + " " + route, actual.requests(method, route));
    }

    /**
     * Asserts that nothing was asked for that WinFactor would not have understood.
     *
     * @return this assertion
     */
    public FakeWinFactorAssert hasSeenNothingUnexpected() {
        if (!actual.unexpected().isEmpty()) {
            throw failure("Expected nothing unexpected, but there was: %s", actual.unexpected());
        }
        return this;
    }

    private AssertionError missing(String kind, String id) {
        return failure("Expected a %s %s, but there is none", kind, id);
    }
}
