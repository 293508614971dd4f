package app.winfactor.testkit.internal.world;

import org.jspecify.annotations.Nullable;

/** Who submitted a configuration. */
public record Customer(
        String name,
        String email,
        @Nullable String phone,
        @Nullable String companyName,
        @Nullable String address,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String country) {

    /** Somebody of whom only the e-mail address is known, and who is called by it. */
    public static Customer of(String email) {
        return new Customer(email, email, null, null, null, null, null, null);
    }

    public Customer withName(String known) {
        return new Customer(known, email, phone, companyName, address, postalCode, city, country);
    }

    public Customer withPhone(@Nullable String number) {
        return new Customer(name, email, number, companyName, address, postalCode, city, country);
    }

    public Customer withCompanyName(@Nullable String company) {
        return new Customer(name, email, phone, company, address, postalCode, city, country);
    }

    public Customer livingAt(String street, String postal, String place, String land) {
        return new Customer(name, email, phone, companyName, street, postal, place, land);
    }
}
