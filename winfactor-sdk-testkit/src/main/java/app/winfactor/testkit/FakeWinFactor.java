package app.winfactor.testkit;

import app.winfactor.testkit.internal.Gateway;
import app.winfactor.testkit.internal.Life;
import app.winfactor.testkit.internal.Settings;
import app.winfactor.testkit.internal.state.StateFile;
import app.winfactor.testkit.internal.wire.Recorder;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A WinFactor to test against: the whole API with its rules, on a free port of this machine, with the customer's and
 * the supplier's side to play. Requests are read strictly: an unknown
 * parameter or field is answered with {@code 422 validation_error}, {@code details} being
 * {@code {"field": …, "problem": …}} (both assumptions). Safe for use by several threads.
 */
public class FakeWinFactor implements AutoCloseable {
    private volatile Settings settings;
    private final @Nullable StateFile kept;
    private volatile Gateway gateway;
    private volatile Life life;
    private boolean closed;

    /**
     * Starts a fake; for an extension of a test framework that is one.
     *
     * @param builder what to start
     */
    protected FakeWinFactor(FakeWinFactorBuilder builder) {
        settings = builder.settings();
        kept = null;
        gateway = new Gateway(builder.port());
        life = begin();
    }

    /**
     * Starts a fake that goes on where a file says another one ended, and writes there what changes it over HTTP. What is
     * done to it by its own methods is not kept, which is why no builder offers this.
     *
     * @param builder what to start, if the file is not there
     * @param state the file
     * @throws java.io.UncheckedIOException if the file cannot be used, or the port is in use
     */
    protected FakeWinFactor(FakeWinFactorBuilder builder, Path state) {
        settings = builder.settings();
        kept = StateFile.open(state, settings::origin);
        try {
            gateway = new Gateway(builder.port());
            life = begin();
        } catch (RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    private Life begin() {
        Life next;
        try {
            next = kept == null
                    ? Life.begin(settings, gateway.origin(), gateway.changes())
                    : Life.goOn(settings, kept, gateway.origin(), gateway.changes());
        } catch (RuntimeException e) {
            gateway.server().stop();
            throw e;
        }
        gateway.serve(next);
        return next;
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
        return new FakeOrganization(present, life.courier(), present.tenant());
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
        return new FakeOrganization(present, life.courier(), present.add(profile::profile));
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
     * {@return the server underneath: a stub of yours at the usual priority goes before the fake. What {@link #when} says
     * goes before both. Its journal has the newest 10,000 requests that came as far as this server; one that was refused by
     * the rate limit, or met a fault instead of the work, is in the {@link #timeline()} only. {@code resetAll()} keeps the
     * fake; {@code resetMappings()} does not}
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

    /** {@return everything that went over the wire so far, without a secret} */
    public Timeline timeline() {
        Recorder.Kept kept = life.wire().recorder().kept();
        return new Timeline(kept.happenings(), kept.dropped(), toString());
    }

    /**
     * Tells which requests came for an endpoint.
     *
     * @param method how they ask
     * @param template the path below {@code /api/v1}, such as {@code /quotes/{id}}
     * @return all of them that the timeline has, in order
     * @throws IllegalArgumentException if there is no such endpoint; the message names the nearest
     */
    public List<RequestSeen> requests(Method method, String template) {
        Route route = route(method, template);
        return timeline().requests().stream()
                .filter(request -> route.covers(request.method(), request.route()))
                .toList();
    }

    /**
     * {@return the requests that a correct integration does not make, in order: the first 1,000, without those that are
     * allowed}
     */
    public List<UnexpectedRequest> unexpected() {
        return life.wire().surprises().counted();
    }

    /**
     * Does not count some kinds of {@link #unexpected()} requests until the next {@link #reset()}, also those that came
     * before.
     *
     * @param kinds which
     */
    public void allow(Unexpected... kinds) {
        life.wire().surprises().allow(Set.of(kinds));
    }

    /**
     * Begins to say what goes wrong with the requests for an endpoint: {@code when(GET, "/quotes/{id}").fails(twice(),
     * with(503)).thenWorks()}.
     *
     * @param method how they ask
     * @param template the path below {@code /api/v1}, such as {@code /quotes/{id}}
     * @return the rest of the sentence
     * @throws IllegalArgumentException if there is no such endpoint; the message names the nearest
     */
    public FaultSentence when(Method method, String template) {
        return when(route(method, template));
    }

    /**
     * Begins to say what goes wrong with requests: {@code when(anything()).fails(once(), with(503)).thenWorks()}.
     *
     * @param route {@link Route#anything()}
     * @return the rest of the sentence
     */
    public FaultSentence when(Route route) {
        return new FaultSentence(life.wire().faults(), route);
    }

    /** {@return what is still to go wrong, in the order in which it was said} */
    public List<PlannedFault> faults() {
        return life.wire().faults().toCome();
    }

    /** Lets nothing more go wrong of what was said by {@code when}. */
    public void mend() {
        life.wire().faults().clear();
    }

    /** {@return how many requests are let through} */
    public RateLimit rateLimit() {
        return life.wire().limiter().limit();
    }

    /** {@return which faults come at random} */
    public Chaos chaos() {
        return life.wire().chaos();
    }

    /** {@return the real time that passes before every answer of the API} */
    public Duration latency() {
        return life.wire().latency();
    }

    /**
     * Sets how many requests are let through, until the next {@link #reset()}; everybody's count begins anew.
     *
     * @param limit the limit
     */
    public void rateLimit(RateLimit limit) {
        life.wire().limiter().use(Objects.requireNonNull(limit, "limit"));
    }

    /**
     * Lets a share of the requests to the API meet faults at random, until the next {@link #reset()}.
     *
     * @param faults which; {@link Chaos#none()} for no more
     */
    public void chaos(Chaos faults) {
        life.wire().use(Objects.requireNonNull(faults, "faults"));
    }

    /**
     * Lets real time pass before every answer of the API, until the next {@link #reset()}.
     *
     * @param delay how much
     * @throws IllegalArgumentException if it is negative
     */
    public void latency(Duration delay) {
        life.wire().use(FakeWinFactorBuilder.notNegative("delay", delay));
    }

    private Route route(Method method, String template) {
        return Route.of(method, life.router().canonical(method.name(), template));
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
     * into {@link #wireMock()}. What was got from this fake before (such as {@link #customer()}) goes on with what
     * is gone.
     */
    public synchronized void reset() {
        if (closed) {
            throw new IllegalStateException("The fake is closed");
        }
        if (kept != null) {
            throw new IllegalStateException("What is kept in a file begins anew with another file");
        }
        life.close();
        gateway.server().resetAll();
        settings = settings.anew();
        life = begin();
    }

    /** Begins anew where it answered before, after it was closed. */
    protected synchronized void reopen() {
        closed = false;
        gateway = new Gateway(gateway.port());
        settings = settings.anew();
        life = begin();
    }

    /** What the first organization is or has. */
    <T> T look(Function<Tenant, T> question) {
        return world().looking(() -> question.apply(world().tenant()));
    }

    private World world() {
        return life.world();
    }

    @Override
    public synchronized void close() {
        closed = true;
        life.close();
        gateway.server().stop();
        if (kept != null) {
            kept.close();
        }
    }

    /** Where it is, and with which seed faults come at random, but none of its secrets. */
    @Override
    public String toString() {
        Chaos chaos = chaos();
        return "FakeWinFactor[" + url() + (chaos.share() == 0 ? "" : ", " + chaos) + "]";
    }
}
