package app.winfactor.testkit.internal.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address book. Addresses that differ only in the case of letters are one contact's, who keeps the spelling of the first (an assumption). */
public final class Contacts {
    private final Table<Contact> table = new Table<>("contact");
    private final Map<String, Contact> byEmail = new HashMap<>();
    private final FakeClock clock;
    private final Ids ids;

    Contacts(Environment environment) {
        this.clock = environment.clock();
        this.ids = environment.ids();
    }

    public Table<Contact> table() {
        return table;
    }

    public Optional<Contact> findByEmail(String email) {
        return Optional.ofNullable(byEmail.get(key(email)));
    }

    public Contact findOrCreate(String email) {
        return findByEmail(email).orElseGet(() -> create(email));
    }

    private Contact create(String email) {
        Contact contact = new Contact(ids.next("k33"), email, clock.now());
        byEmail.put(key(email), contact);
        table.add(contact.id(), contact);
        return contact;
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    public void update(Contact contact, Map<Contact.Field, Optional<String>> changes) {
        changes.forEach((field, value) -> contact.set(field, nullable(value)));
        contact.touch(clock.now());
    }

    public void star(Contact contact, boolean star) {
        contact.star(star, clock.now());
    }

    void submitted(Customer customer) {
        findOrCreate(customer.email()).submitted(customer, clock.now());
    }

    /** For submissions that happened before the fake was started. */
    void submittedBefore(Customer customer, int count, Instant first, Instant last) {
        Contact contact = new Contact(ids.next("k33"), customer.email(), first);
        contact.submittedBefore(customer, count, last);
        byEmail.put(key(customer.email()), contact);
        table.add(contact.id(), contact);
    }

    private static @Nullable String nullable(Optional<String> value) {
        return value.isPresent() ? value.get() : null;
    }
}
