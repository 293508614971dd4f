package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Configuration;
import app.winfactor.testkit.internal.world.Session;
import app.winfactor.testkit.internal.world.Sessions;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import java.util.function.Consumer;

/** A customer who is configuring. After 24 hours without a change or a price the session has expired. */
public final class LiveSession {
    private final World world;
    private final Tenant tenant;
    private final Session session;
    private String callbackUrl;

    LiveSession(World world, Sessions.Live live) {
        this.world = world;
        this.tenant = world.tenant();
        this.session = live.session();
        this.callbackUrl = live.callbackUrl();
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
     * @param change what to change
     * @throws IllegalStateException if the session was submitted or has expired
     */
    public void reconfigure(Consumer<Design> change) {
        world.change(() -> {
            Design design = Design.of(session.configuration());
            change.accept(design);
            reconfigure(design.configuration(tenant));
        });
    }

    private void reconfigure(Configuration configuration) {
        callbackUrl = tenant.sessions().reconfigure(session, configuration).callbackUrl();
    }

    /**
     * Submits. The live price for this very configuration is frozen onto the submission, if one was answered; a last
     * change in the form makes another configuration of it.
     *
     * @param filling what to fill in
     * @return the ID of the submission; {@code submission.created} fires
     * @throws IllegalStateException if the session was submitted before or has expired
     */
    public String submit(Consumer<SubmissionForm> filling) {
        return world.exclusively(() -> {
            SubmissionForm form = new SubmissionForm(Design.of(session.configuration()));
            filling.accept(form);
            Configuration wanted = form.design().configuration(tenant);
            if (!wanted.equals(session.configuration())) {
                reconfigure(wanted);
            }
            return tenant.sessions()
                    .submit(session, form.customer(), form.localeIn(tenant), form.notes())
                    .id();
        });
    }

    /** Its ID, not its callback URL. */
    @Override
    public String toString() {
        return "LiveSession[" + session.id() + "]";
    }
}
