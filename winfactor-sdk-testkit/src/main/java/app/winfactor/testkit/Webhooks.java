package app.winfactor.testkit;

import app.winfactor.testkit.internal.delivery.Courier;
import app.winfactor.testkit.internal.world.EventLog;
import app.winfactor.testkit.internal.world.Subscription;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * The deliveries. They are made by threads of their own, so a receiver may call the API while it answers: one after the
 * other, unless {@link FakeWinFactorBuilder#deliveriesAtOnce} says how many at once. A delivery that is not answered with 2xx in time is repeated 1 minute after the first attempt and 5 minutes
 * after the second; after the third the event is {@code failed}. An event that happens while there is nobody to tell
 * has {@code failed} at once, without an attempt, and can be redelivered (these are assumptions).
 */
public final class Webhooks {
    private final World world;
    private final Courier courier;
    private final Tenant tenant;

    Webhooks(World world, Courier courier, Tenant tenant) {
        this.world = world;
        this.courier = courier;
        this.tenant = tenant;
    }

    /**
     * Sets who is told from now on.
     *
     * @param receiver where to POST events
     * @throws IllegalArgumentException if it is no http or https URL
     */
    public void deliverTo(URI receiver) {
        URI checked = requireHttp(receiver);
        world.change(() -> subscription().deliverTo(checked));
    }

    /** Lets every attempt fail from now on, without making it. */
    public void pause() {
        world.change(() -> subscription().setPaused(true));
    }

    /** Makes attempts again. What was missed meanwhile comes with its next attempt, or by redelivery. */
    public void resume() {
        world.change(() -> subscription().setPaused(false));
    }

    /**
     * Changes the signing secret. For 24 hours of the fake's time deliveries are signed with both, in two {@code v1}
     * entries (an assumption).
     *
     * @return the new one
     */
    public String rotateSecret() {
        return world.exclusively(() -> {
            String next = world.ids().next("whsec_KEEPSECRET_");
            subscription().rotate(next, world.clock().now());
            return next;
        });
    }

    /**
     * Waits until every delivery that is due was made, whichever organization's it is; those that wait for a later retry do not count.
     *
     * @param patience real time
     * @throws IllegalStateException if it takes longer
     */
    public void awaitIdle(Duration patience) {
        world.awaitIdle(patience);
    }

    /**
     * Does mischief to the next deliveries that are made, retries included: {@code next(twice(), unsigned())}. What is
     * said later follows.
     *
     * @param times to how many
     * @param mischief what
     */
    public void next(Times times, Mischief mischief) {
        courier.next(tenant, Objects.requireNonNull(times, "times"), Objects.requireNonNull(mischief, "mischief"));
    }

    /** Makes no delivery from now on until {@link #release}: each waits as {@code pending}, whatever time passes. */
    public void hold() {
        world.change(() -> events().hold());
    }

    /** Makes the deliveries that were held, in the order in which they became due, and then all others. */
    public void release() {
        world.change(() -> events().release(false));
    }

    /**
     * Makes the deliveries that were held, the last first, and then all others. The order is kept only where one delivery
     * is made at once.
     */
    public void releaseReversed() {
        world.change(() -> events().release(true));
    }

    /**
     * Delivers an event once more, with the same delivery ID, and waits for the answer, whatever it is. The log does not
     * know of it.
     *
     * @param eventId an event that was delivered
     * @throws IllegalStateException if it was not, or there is nobody to tell now
     */
    public void copy(String eventId) {
        courier.copy(tenant, eventId);
    }

    /**
     * Sets how the time is written in the bodies that are delivered: {@link TimestampForm#ISO} if it is not set. The log
     * of {@code /events} has it as ISO-8601 always.
     *
     * @param form the form
     */
    public void timestampsAs(TimestampForm form) {
        courier.write(tenant, Objects.requireNonNull(form, "form"));
    }

    /**
     * Sets which field of the body names the type, both of which are documented: {@link TypeField#BOTH} if it is not set.
     *
     * @param field the field
     */
    public void typeIn(TypeField field) {
        courier.write(tenant, Objects.requireNonNull(field, "field"));
    }

    private EventLog events() {
        return tenant.events();
    }

    private Subscription subscription() {
        return tenant.subscription();
    }

    static URI requireHttp(URI uri) {
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("A receiver has an http or https URL");
        }
        return uri;
    }
}
