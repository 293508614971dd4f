package app.winfactor.testkit.internal.world;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person in the address book. A contact made without a name is called by its e-mail address (an assumption). */
public final class Contact {
    private final String id;
    private final String email;
    private final Instant createdAt;
    private final Map<Field, String> fields = new EnumMap<>(Field.class);
    private boolean starred;
    private int submissionCount;
    private @Nullable Instant lastUsedAt;
    private Instant updatedAt;

    Contact(String id, String email, Instant now) {
        this.id = id;
        this.email = email;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** What the API can change. */
    public enum Field {
        NAME("name"),
        PHONE("phone"),
        COMPANY_NAME("companyName"),
        ADDRESS("address"),
        POSTAL_CODE("postalCode"),
        CITY("city"),
        COUNTRY("country"),
        EXTERNAL_REF("externalRef");

        private final String wire;

        Field(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    void set(Field field, @Nullable String value) {
        if (value == null) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
    }

    /** What the supplier or the CRM wrote stays; only gaps are filled (an assumption). */
    void submitted(Customer customer, Instant now) {
        fill(Field.NAME, customer.name());
        fill(Field.PHONE, customer.phone());
        fill(Field.COMPANY_NAME, customer.companyName());
        fill(Field.ADDRESS, customer.address());
        fill(Field.POSTAL_CODE, customer.postalCode());
        fill(Field.CITY, customer.city());
        fill(Field.COUNTRY, customer.country());
        submissionCount++;
        lastUsedAt = now;
        touch(now);
    }

    void submittedBefore(Customer customer, int count, Instant last) {
        submitted(customer, last);
        submissionCount = count;
    }

    private void fill(Field field, @Nullable String value) {
        if (value != null) {
            fields.putIfAbsent(field, value);
        }
    }

    void star(boolean star, Instant now) {
        starred = star;
        touch(now);
    }

    void touch(Instant now) {
        updatedAt = now;
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    public @Nullable String get(Field field) {
        return field == Field.NAME ? fields.getOrDefault(field, email) : fields.get(field);
    }

    public boolean starred() {
        return starred;
    }

    public int submissionCount() {
        return submissionCount;
    }

    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
