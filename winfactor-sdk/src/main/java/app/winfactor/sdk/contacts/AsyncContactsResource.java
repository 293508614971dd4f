package app.winfactor.sdk.contacts;

import app.winfactor.sdk.internal.AsyncEngine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.AsyncListing;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Who submits. */
public final class AsyncContactsResource {
    private final AsyncEngine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public AsyncContactsResource(AsyncEngine engine) {
        this.engine = engine;
    }

    /**
     * Lists contacts.
     *
     * @return all of them, read page by page
     */
    public AsyncListing<Contact> list() {
        return list(ContactQuery.builder().build());
    }

    /**
     * {@link #list(ContactQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public AsyncListing<Contact> list(Consumer<ContactQuery.Builder> query) {
        return list(Filled.by(query, ContactQuery.builder()).build());
    }

    /**
     * Lists contacts.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public AsyncListing<Contact> list(ContactQuery query) {
        return AsyncListing.of(query.cursor(), cursor -> engine.call(ContactOperations.list(query, cursor)));
    }

    /**
     * {@link ContactsResource#findByEmail(String)}, without waiting.
     *
     * @param email the address, exactly
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Optional<Contact>> findByEmail(String email) {
        return engine.run(ContactOperations.findByEmail(email));
    }

    /**
     * {@link ContactsResource#get(String)}, without waiting.
     *
     * @param id its ID
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Contact> get(String id) {
        return engine.call(ContactOperations.get(id));
    }

    /**
     * {@link ContactsResource#upsert(Consumer)}, without waiting.
     *
     * @param contactUpsert sets the address and what to set
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<UpsertedContact> upsert(Consumer<ContactUpsert.Builder> contactUpsert) {
        return upsert(Filled.by(contactUpsert, ContactUpsert.builder()).build());
    }

    /**
     * {@link ContactsResource#upsert(ContactUpsert)}, without waiting.
     *
     * @param contactUpsert the address and what to set
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<UpsertedContact> upsert(ContactUpsert contactUpsert) {
        return engine.call(ContactOperations.upsert(contactUpsert));
    }

    /**
     * {@link ContactsResource#update(String, Consumer)}, without waiting.
     *
     * @param id its ID
     * @param contactUpdate sets what to change
     * @return completes when it is done, or with what that throws
     */
    public CompletableFuture<Void> update(String id, Consumer<ContactUpdate.Builder> contactUpdate) {
        return update(id, Filled.by(contactUpdate, ContactUpdate.builder()).build());
    }

    /**
     * {@link ContactsResource#update(String, ContactUpdate)}, without waiting.
     *
     * @param id its ID
     * @param contactUpdate what to change
     * @return completes when it is done, or with what that throws
     */
    public CompletableFuture<Void> update(String id, ContactUpdate contactUpdate) {
        return engine.done(ContactOperations.update(id, contactUpdate));
    }
}
