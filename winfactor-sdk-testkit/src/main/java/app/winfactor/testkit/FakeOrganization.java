package app.winfactor.testkit;

import app.winfactor.testkit.internal.delivery.Courier;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import java.util.List;

/** One of the organizations of a fake: whoever has a key of it sees nothing of the others. */
public final class FakeOrganization {
    private final World world;
    private final Courier courier;
    private final Tenant tenant;

    FakeOrganization(World world, Courier courier, Tenant tenant) {
        this.world = world;
        this.courier = courier;
        this.tenant = tenant;
    }

    /** {@return its ID} */
    public String id() {
        return tenant.profile().id();
    }

    /** {@return the key that may do everything, until it is revoked} */
    public String apiKey() {
        return tenant.keys().full();
    }

    /** {@return the key to which every change is refused with {@code 403 read_only_key}, until it is revoked} */
    public String readOnlyKey() {
        return tenant.keys().readOnly();
    }

    /** {@return the newest secret that deliveries are signed with} */
    public String signingSecret() {
        return world.exclusively(() -> tenant.subscription().secret());
    }

    /** {@return an invented customer: Jane Doe, jane.doe@example.com} */
    public FakeCustomer customer() {
        return FakeCustomer.jane(world, tenant);
    }

    /**
     * A customer, or a visitor of the public page.
     *
     * @param email the e-mail address, by which a contact is found or made
     * @return the customer, of whom more can be said
     * @throws IllegalArgumentException if it is no e-mail address
     */
    public FakeCustomer customer(String email) {
        return FakeCustomer.of(world, tenant, email);
    }

    /** {@return what the supplier does in the app} */
    public Dashboard dashboard() {
        return new Dashboard(world, tenant);
    }

    /** {@return the deliveries to the receiver of webhooks} */
    public Webhooks webhooks() {
        return new Webhooks(world, courier, tenant);
    }

    /** {@return every e-mail with a quote so far, in order} */
    public List<SentMail> outbox() {
        return world.exclusively(() -> tenant.quotes().outbox().stream()
                .map(mail ->
                        new SentMail(mail.quoteId(), mail.version(), mail.recipients(), mail.locale(), mail.sentAt()))
                .toList());
    }

    /** Its ID, but none of its secrets. */
    @Override
    public String toString() {
        return "FakeOrganization[" + id() + "]";
    }
}
