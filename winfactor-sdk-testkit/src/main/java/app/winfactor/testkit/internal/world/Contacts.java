package app.winfactor.testkit.internal.world;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address book. Addresses that differ in case are different (an assumption). */
public final class Contacts {
    private final Table<Contact> table = new Table<>("contact");
    private final Map<String, Contact> byEmail = new HashMap<>();
    private final FakeClock clock;

    Contacts(FakeClock clock) {
        this.clock = clock;
    }

    public Table<Contact> table() {
        return table;
    }

    public Optional<Contact> findByEmail(String email) {
        return Optional.ofNullable(byEmail.get(email));
    }

    public Contact findOrCreate(String email) {
        return findByEmail(email).orElseGet(() -> create(email));
    }

    private Contact create(String email) {
        Contact contact = new Contact(email, clock.now());
        byEmail.put(email, contact);
        table.add(contact.id(), contact);
        return contact;
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

    private static @Nullable String nullable(Optional<String> value) {
        return value.isPresent() ? value.get() : null;
    }
}
