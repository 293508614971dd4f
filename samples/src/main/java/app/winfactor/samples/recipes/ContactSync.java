package app.winfactor.samples.recipes;

import app.winfactor.samples.crm.Crm;
import app.winfactor.samples.crm.Person;
import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.contacts.Contact;
import app.winfactor.sdk.links.ExternalRef;
import app.winfactor.sdk.submissions.Customer;
import app.winfactor.sdk.submissions.Submission;
import java.util.Optional;

/**
 * Pattern 2 of the integration guide, "Two-way contact sync": WinFactor makes contacts from submissions by itself; they
 * and the CRM's are kept aligned, linked both ways.
 *
 * <p>Both sides know a contact by the e-mail address, so either way may run as often as it likes.
 */
public final class ContactSync {
    private final WinFactorClient winFactor;
    private final Crm crm;

    /**
     * The recipe.
     *
     * @param winFactor one side
     * @param crm the other
     */
    public ContactSync(WinFactorClient winFactor, Crm crm) {
        this.winFactor = winFactor;
        this.crm = crm;
    }

    /**
     * CRM to WinFactor: for every change of a contact in the CRM.
     *
     * @param person the contact as the CRM has it now
     * @return the ID of the contact in WinFactor
     */
    public String push(Person person) {
        ExternalRef link = link(crm.upsertContact(person));
        return winFactor
                .contacts()
                .upsert(contact -> contact.email(person.email())
                        .name(person.name())
                        .phone(person.phone())
                        .companyName(person.companyName())
                        .externalRef(link))
                .id();
    }

    /**
     * WinFactor to CRM: for the {@code submission.created} webhook.
     *
     * @param submissionId the ID of the submission
     * @return the ID of the contact in the CRM
     */
    public String pull(String submissionId) {
        Submission submission = winFactor.submissions().get(submissionId);
        Customer customer = submission.customer();
        Optional<Contact> contact = winFactor.contacts().findByEmail(customer.email());
        Optional<String> linked =
                contact.flatMap(Contact::externalRef).flatMap(ref -> ref.idIn(crm.system(), "contact"));
        if (linked.isPresent()) {
            return linked.get();
        }
        Person person = new Person(customer.email(), customer.name(), customer.phone(), customer.companyName());
        if (contact.isEmpty()) {
            push(person); // WinFactor has not made it yet: make it, with the link
            return crm.upsertContact(person);
        }
        String crmId = crm.upsertContact(person);
        if (contact.get().externalRef().isEmpty()) { // a link that somebody else made is not ours to overwrite
            winFactor.contacts().update(contact.get().id(), update -> update.externalRef(link(crmId)));
        }
        return crmId;
    }

    private ExternalRef link(String crmId) {
        return ExternalRef.of(crm.system(), "contact", crmId);
    }
}
