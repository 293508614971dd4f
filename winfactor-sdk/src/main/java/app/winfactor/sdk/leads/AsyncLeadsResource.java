package app.winfactor.sdk.leads;

import app.winfactor.sdk.internal.AsyncEngine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.AsyncListing;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Who wrote through the contact form. They are read here; their progress is marked in the dashboard. */
public final class AsyncLeadsResource {
    private final AsyncEngine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public AsyncLeadsResource(AsyncEngine engine) {
        this.engine = engine;
    }

    /**
     * Lists leads, newest first.
     *
     * @return all of them, read page by page
     */
    public AsyncListing<Lead> list() {
        return list(LeadQuery.builder().build());
    }

    /**
     * {@link #list(LeadQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public AsyncListing<Lead> list(Consumer<LeadQuery.Builder> query) {
        return list(Filled.by(query, LeadQuery.builder()).build());
    }

    /**
     * Lists leads, newest first.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public AsyncListing<Lead> list(LeadQuery query) {
        return AsyncListing.of(query.cursor(), cursor -> engine.call(LeadOperations.list(query, cursor)));
    }

    /**
     * {@link LeadsResource#get(String)}, without waiting.
     *
     * @param id its ID
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Lead> get(String id) {
        return engine.call(LeadOperations.get(id));
    }
}
