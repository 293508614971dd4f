package app.winfactor.testkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a visitor of the public page sends: an invented person's question, unless something else is said. */
public final class ContactForm {
    private String name = "John Roe";
    private String email = "john.roe@example.com";
    private String message = "Please call me about new windows.";
    private @Nullable String phone;

    ContactForm() {}

    /**
     * Sets who it is.
     *
     * @param fullName the name
     * @return this form
     */
    public ContactForm name(String fullName) {
        name = Objects.requireNonNull(fullName, "fullName");
        return this;
    }

    /**
     * Sets the e-mail address.
     *
     * @param emailAddress the address
     * @return this form
     */
    public ContactForm email(String emailAddress) {
        email = Objects.requireNonNull(emailAddress, "emailAddress");
        return this;
    }

    /**
     * Sets the phone number.
     *
     * @param number the number
     * @return this form
     */
    public ContactForm phone(String number) {
        phone = number;
        return this;
    }

    /**
     * Sets the question.
     *
     * @param text the text
     * @return this form
     */
    public ContactForm message(String text) {
        message = Objects.requireNonNull(text, "text");
        return this;
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    @Nullable String phone() {
        return phone;
    }

    String message() {
        return message;
    }
}
