package app.winfactor.sdk.contacts;

import app.winfactor.sdk.internal.Engine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.Listing;
import java.util.Optional;
import java.util.function.Consumer;

/** Who submits. */
public final class ContactsResource {
    private final Engine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public ContactsResource(Engine engine) {
        this.engine = engine;
    }

    /**
     * Lists contacts.
     *
     * @return all of them, read page by page
     */
    public Listing<Contact> list() {
        return list(ContactQuery.builder().build());
    }

    /**
     * {@link #list(ContactQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public Listing<Contact> list(Consumer<ContactQuery.Builder> query) {
        return list(Filled.by(query, ContactQuery.builder()).build());
    }

    /**
     * Lists contacts.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public Listing<Contact> list(ContactQuery query) {
        return Listing.of(query.cursor(), engine.pages(cursor -> ContactOperations.list(query, cursor)));
    }

    /**
     * Finds the contact with an e-mail address.
     *
     * @param email the address, exactly
     * @return the contact, if there is one
     * @throws IllegalArgumentException if the address is blank: no request is made
     */
    public Optional<Contact> findByEmail(String email) {
        return engine.run(ContactOperations.findByEmail(email));
    }

    /**
     * Gets a contact.
     *
     * @param id its ID
     * @return it, whole
     * @throws app.winfactor.sdk.errors.NotFoundException if there is none, or it is another organization's
     */
    public Contact get(String id) {
        return engine.call(ContactOperations.get(id));
    }

    /**
     * {@link #upsert(ContactUpsert)}, with its parameter built in place.
     *
     * @param contactUpsert sets the address and what to set
     * @return its ID, and whether it is new
     */
    public UpsertedContact upsert(Consumer<ContactUpsert.Builder> contactUpsert) {
        return upsert(Filled.by(contactUpsert, ContactUpsert.builder()).build());
    }

    /**
     * Makes a contact, or changes the one with this e-mail address. Doing it twice leaves what doing it once did,
     * so it may run on every change in the CRM.
     *
     * @param contactUpsert the address and what to set
     * @return its ID, and whether it is new
     * @throws app.winfactor.sdk.errors.ValidationException if WinFactor refuses a value
     */
    public UpsertedContact upsert(ContactUpsert contactUpsert) {
        return engine.call(ContactOperations.upsert(contactUpsert));
    }

    /**
     * {@link #update(String, ContactUpdate)}, with its parameter built in place.
     *
     * @param id its ID
     * @param contactUpdate sets what to change
     */
    public void update(String id, Consumer<ContactUpdate.Builder> contactUpdate) {
        update(id, Filled.by(contactUpdate, ContactUpdate.builder()).build());
    }

    /**
     * Changes a contact.
     *
     * @param id its ID
     * @param contactUpdate what to change
     * @throws IllegalArgumentException if nothing is to be changed: no request is made
     * @throws app.winfactor.sdk.errors.NotFoundException if there is none
     * @throws app.winfactor.sdk.errors.ValidationException if WinFactor refuses a value
     */
    public void update(String id, ContactUpdate contactUpdate) {
        engine.call(ContactOperations.update(id, contactUpdate));
    }
}
