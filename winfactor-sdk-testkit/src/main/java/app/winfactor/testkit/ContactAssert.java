package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Contact;
import org.jspecify.annotations.Nullable;

/** Assertions about a contact, as it was when the assertion began. */
public final class ContactAssert extends EntityAssert<ContactAssert> {
    private final @Nullable String name;
    private final @Nullable String companyName;
    private final @Nullable String externalRef;
    private final int submissionCount;

    ContactAssert(Contact contact) {
        super(ContactAssert.class, "contact", contact.email());
        name = contact.get(Contact.Field.NAME);
        companyName = contact.get(Contact.Field.COMPANY_NAME);
        externalRef = contact.get(Contact.Field.EXTERNAL_REF);
        submissionCount = contact.submissionCount();
    }

    /**
     * Asserts what it is called.
     *
     * @param expected the name
     * @return this assertion
     */
    public ContactAssert hasName(String expected) {
        return require("name", expected, name);
    }

    /**
     * Asserts which company it is with.
     *
     * @param expected the name of the company
     * @return this assertion
     */
    public ContactAssert hasCompany(String expected) {
        return require("companyName", expected, companyName);
    }

    /**
     * Asserts what it is linked to.
     *
     * @param ref for example {@code hubspot:contact:3314}
     * @return this assertion
     */
    public ContactAssert isLinkedTo(String ref) {
        return require("externalRef", ref, externalRef);
    }

    /**
     * Asserts that it is linked to nothing.
     *
     * @return this assertion
     */
    public ContactAssert isNotLinked() {
        return require("externalRef", null, externalRef);
    }

    /**
     * Asserts how many submissions came from it.
     *
     * @param expected the number
     * @return this assertion
     */
    public ContactAssert hasSubmissions(int expected) {
        return require("submissionCount", expected, submissionCount);
    }
}
