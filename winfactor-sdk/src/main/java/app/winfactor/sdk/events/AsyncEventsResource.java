package app.winfactor.sdk.events;

import app.winfactor.sdk.internal.AsyncEngine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.AsyncListing;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The delivery log: what was sent to the webhook, and what became of it. */
public final class AsyncEventsResource {
    private final AsyncEngine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public AsyncEventsResource(AsyncEngine engine) {
        this.engine = engine;
    }

    /**
     * Lists events.
     *
     * @return all of them, read page by page
     */
    public AsyncListing<EventSummary> list() {
        return list(EventQuery.builder().build());
    }

    /**
     * {@link #list(EventQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public AsyncListing<EventSummary> list(Consumer<EventQuery.Builder> query) {
        return list(Filled.by(query, EventQuery.builder()).build());
    }

    /**
     * Lists events.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public AsyncListing<EventSummary> list(EventQuery query) {
        return AsyncListing.of(query.cursor(), cursor -> engine.call(EventOperations.list(query, cursor)));
    }

    /**
     * {@link EventsResource#get(String)}, without waiting.
     *
     * @param id its ID
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Event> get(String id) {
        return engine.call(EventOperations.get(id));
    }

    /**
     * {@link EventsResource#redeliver(String)}, without waiting.
     *
     * @param id its ID
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Redelivery> redeliver(String id) {
        return engine.call(EventOperations.redeliver(id));
    }
}
