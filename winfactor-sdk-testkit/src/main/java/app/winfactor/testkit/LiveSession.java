package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Configuration;
import app.winfactor.testkit.internal.world.Session;
import app.winfactor.testkit.internal.world.Sessions;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;

/** A customer who is configuring. After 24 hours without a change or a price the session has expired. */
public final class LiveSession {
    private final World world;
    private final Tenant tenant;
    private final FakeCustomer customer;
    private final Session session;
    private Design design;
    private String callbackUrl;

    private LiveSession(World world, Tenant tenant, FakeCustomer customer, Design design, Sessions.Live live) {
        this.world = world;
        this.tenant = tenant;
        this.customer = customer;
        this.design = design;
        this.session = live.session();
        this.callbackUrl = live.callbackUrl();
    }

    static LiveSession begin(
            World world, Tenant tenant, FakeCustomer customer, Design design, Session.Context context) {
        return world.exclusively(() -> new LiveSession(
                world,
                tenant,
                customer,
                design,
                tenant.sessions().start(context, customer.locale(), design.configuration(tenant))));
    }

    /** {@return the ID of the session} */
    public String id() {
        return session.id();
    }

    /** {@return the hash of the present configuration} */
    public String configHash() {
        return world.exclusively(() -> session.configuration().hash());
    }

    /** {@return where the present configuration wants its price: a secret. A redelivered event has another one} */
    public String callbackUrl() {
        return world.exclusively(() -> callbackUrl);
    }

    /**
     * Changes the configuration: a new hash and a new callback URL, the old one dies, {@code pricing.calculated} fires.
     *
     * @param next what is configured now
     * @throws IllegalStateException if the session was submitted or has expired
     */
    public void changesTo(Design next) {
        world.change(() -> configure(next, next.configuration(tenant)));
    }

    private void configure(Design next, Configuration configuration) {
        callbackUrl = tenant.sessions().reconfigure(session, configuration).callbackUrl();
        design = next;
    }

    /**
     * Submits what is configured, as the customer who began. The live price for this very configuration is frozen onto
     * the submission, if one was answered.
     *
     * @return the ID of the submission; {@code submission.created} fires
     * @throws IllegalStateException if the session was submitted before or has expired
     */
    public String submits() {
        return world.exclusively(() -> submit(design));
    }

    /**
     * Submits with a last change. If that makes another configuration, {@code pricing.calculated} fires too, and no
     * price is frozen.
     *
     * @param last what is wanted in the end
     * @return the ID of the submission; {@code submission.created} fires
     * @throws IllegalStateException if the session was submitted before or has expired
     */
    public String submits(Design last) {
        return world.exclusively(() -> submit(last));
    }

    private String submit(Design last) {
        Configuration wanted = last.configuration(tenant);
        if (!wanted.equals(session.configuration())) {
            configure(last, wanted);
        }
        return tenant.sessions()
                .submit(session, customer.person(), customer.locale(), last.notes())
                .id();
    }

    /** Its ID, not its callback URL. */
    @Override
    public String toString() {
        return "LiveSession[" + session.id() + "]";
    }
}
