package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Customer;
import app.winfactor.testkit.internal.world.Tenant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a customer submits: an invented person's wish, unless something else is said. */
public final class SubmissionForm {
    private final Design design;
    private String name = "Jane Doe";
    private String email = "jane.doe@example.com";
    private @Nullable String phone;
    private @Nullable String companyName;
    private @Nullable String address;
    private @Nullable String postalCode;
    private @Nullable String city;
    private @Nullable String country;
    private @Nullable String notes;
    private @Nullable String locale;

    SubmissionForm(Design design) {
        this.design = design;
    }

    /**
     * Sets who it is.
     *
     * @param fullName the name
     * @return this form
     */
    public SubmissionForm name(String fullName) {
        name = Objects.requireNonNull(fullName, "fullName");
        return this;
    }

    /**
     * Sets the e-mail address, by which a contact is found or made.
     *
     * @param emailAddress the address
     * @return this form
     */
    public SubmissionForm email(String emailAddress) {
        email = Objects.requireNonNull(emailAddress, "emailAddress");
        return this;
    }

    /**
     * Sets the phone number.
     *
     * @param number the number
     * @return this form
     */
    public SubmissionForm phone(String number) {
        phone = number;
        return this;
    }

    /**
     * Sets the company.
     *
     * @param company the name of the company
     * @return this form
     */
    public SubmissionForm companyName(String company) {
        companyName = company;
        return this;
    }

    /**
     * Sets where the customer lives.
     *
     * @param street street and number
     * @param postal the postal code
     * @param place the city
     * @param countryName the country
     * @return this form
     */
    public SubmissionForm address(String street, String postal, String place, String countryName) {
        address = street;
        postalCode = postal;
        city = place;
        country = countryName;
        return this;
    }

    /**
     * Sets what the customer writes.
     *
     * @param text the text
     * @return this form
     */
    public SubmissionForm notes(String text) {
        notes = text;
        return this;
    }

    /**
     * Sets the language that the customer uses; the organization's if it is not set.
     *
     * @param code {@code en}, {@code de} or {@code nl}
     * @return this form
     */
    public SubmissionForm locale(String code) {
        locale = code;
        return this;
    }

    /**
     * Sets the outer size.
     *
     * @param widthMillimetres the width
     * @param heightMillimetres the height
     * @return this form
     */
    public SubmissionForm size(int widthMillimetres, int heightMillimetres) {
        design.size(widthMillimetres, heightMillimetres);
        return this;
    }

    /**
     * Changes the rest of what is wanted.
     *
     * @param change what to change
     * @return this form
     */
    public SubmissionForm design(Consumer<Design> change) {
        change.accept(design);
        return this;
    }

    Design design() {
        return design;
    }

    Customer customer() {
        return new Customer(name, email, phone, companyName, address, postalCode, city, country);
    }

    String localeIn(Tenant tenant) {
        return locale == null ? tenant.profile().locale() : locale;
    }

    @Nullable String notes() {
        return notes;
    }
}
