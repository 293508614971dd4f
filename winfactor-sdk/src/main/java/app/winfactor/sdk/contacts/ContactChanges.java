package app.winfactor.sdk.contacts;

import app.winfactor.sdk.links.ExternalRef;
import java.util.Optional;

/** What can be set of a contact, whether it is new or known. */
abstract class ContactChanges {
    /** {@return the name} */
    public abstract Optional<String> name();

    /** {@return the telephone number, as it was typed} */
    public abstract Optional<String> phone();

    /** {@return the company} */
    public abstract Optional<String> companyName();

    /** {@return street and number} */
    public abstract Optional<String> address();

    /** {@return the postal code} */
    public abstract Optional<String> postalCode();

    /** {@return the city} */
    public abstract Optional<String> city();

    /** {@return the country} */
    public abstract Optional<String> country();

    /** {@return the link to the record in the CRM or ERP} */
    public abstract Optional<ExternalRef> externalRef();
}
