package app.winfactor.testkit;

import app.winfactor.testkit.internal.Gateway;
import app.winfactor.testkit.internal.Life;
import app.winfactor.testkit.internal.Settings;
import app.winfactor.testkit.internal.world.World;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A WinFactor to test against: the whole API with its rules, on a free port of this machine, with the customer's and
 * the supplier's side to play. It keeps no limit on the rate of requests. Requests are read strictly: an unknown
 * parameter or field is answered with {@code 422 validation_error}, {@code details} being
 * {@code {"field": …, "problem": …}} (both assumptions). Safe for use by several threads.
 */
public final class FakeWinFactor implements AutoCloseable {
    private volatile Settings settings;
    private final Gateway gateway;
    private volatile Life life;

    FakeWinFactor(Settings settings, int port) {
        this.settings = settings;
        gateway = new Gateway(port);
        life = Life.begin(settings, gateway.origin());
        gateway.serve(life);
    }

    /** {@return a fake on a free port, with an organization and its templates, and nobody to tell of events} */
    public static FakeWinFactor start() {
        return builder().start();
    }

    /** {@return a builder of what {@link #start()} starts} */
    public static FakeWinFactorBuilder builder() {
        return new FakeWinFactorBuilder();
    }

    /** {@return where it answers, without {@code /api/v1}: what {@code WINFACTOR_URL} holds} */
    public String url() {
        return gateway.origin();
    }

    /** {@return the first organization, for which the methods of this class speak} */
    public FakeOrganization organization() {
        World present = world();
        return new FakeOrganization(present, present.tenant());
    }

    /**
     * Adds an organization, with keys, a signing secret and templates of its own, and nobody to tell of events.
     *
     * @param change what to set in its profile
     * @return the organization
     */
    public FakeOrganization addOrganization(Consumer<OrganizationSettings> change) {
        OrganizationSettings profile = new OrganizationSettings();
        change.accept(profile);
        World present = world();
        return new FakeOrganization(present, present.add(profile::profile));
    }

    /** {@return the key that may do everything} */
    public String apiKey() {
        return organization().apiKey();
    }

    /** {@return the key to which every change is refused with {@code 403 read_only_key}} */
    public String readOnlyKey() {
        return organization().readOnlyKey();
    }

    /** {@return the newest secret that deliveries are signed with} */
    public String signingSecret() {
        return organization().signingSecret();
    }

    /**
     * {@return the server underneath: a stub of yours at the usual priority goes before the fake, so faults can be put
     * in, and its journal has every request. {@code resetAll()} keeps the fake; {@code resetMappings()} does not}
     */
    public WireMockServer wireMock() {
        return gateway.server();
    }

    /** {@return an invented customer: Jane Doe, jane.doe@example.com} */
    public FakeCustomer customer() {
        return organization().customer();
    }

    /**
     * A customer, or a visitor of the public page.
     *
     * @param email the e-mail address, by which a contact is found or made
     * @return the customer, of whom more can be said
     * @throws IllegalArgumentException if it is no e-mail address
     */
    public FakeCustomer customer(String email) {
        return organization().customer(email);
    }

    /** {@return what the supplier does in the app} */
    public Dashboard dashboard() {
        return organization().dashboard();
    }

    /** {@return the deliveries to the receiver of webhooks} */
    public Webhooks webhooks() {
        return organization().webhooks();
    }

    /** {@return every e-mail with a quote so far, in order} */
    public List<SentMail> outbox() {
        return organization().outbox();
    }

    /** {@return IDs of another organization, to which every request must answer {@code 404 not_found}} */
    public OtherOrganization otherOrganization() {
        return world().exclusively(() -> OtherOrganization.of(world().neighbour()));
    }

    /** {@return the fake's time} */
    public Instant now() {
        World present = world();
        return present.exclusively(() -> present.clock().now());
    }

    /**
     * Lets time pass, as if it had been waited for: quotes come near their end and expire, sessions go idle, failed
     * deliveries are repeated, each at its own moment. Comes back when every delivery that became due was made; not to
     * be called by a receiver that is answering one.
     *
     * @param time how much
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if deliveries are not through within a minute of real time
     */
    public void advance(Duration time) {
        world().advance(time);
    }

    /**
     * Begins anew: everything is as it was at the start, with the same address, keys and signing secret, but with new IDs,
     * so that nothing is taken for what was there before. Further organizations and keys are gone, and so is what was put
     * into {@link #wireMock()}. What was got from this fake before (such as {@link #customer()}) goes on
     * with what is gone.
     */
    public void reset() {
        life.close();
        gateway.server().resetAll();
        settings = settings.anew();
        life = Life.begin(settings, gateway.origin());
        gateway.serve(life);
    }

    private World world() {
        return life.world();
    }

    @Override
    public void close() {
        life.close();
        gateway.server().stop();
    }

    /** Where it is, but none of its secrets. */
    @Override
    public String toString() {
        return "FakeWinFactor[" + url() + "]";
    }
}
