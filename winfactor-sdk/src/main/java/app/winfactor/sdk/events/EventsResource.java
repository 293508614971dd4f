package app.winfactor.sdk.events;

import app.winfactor.sdk.internal.Engine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.Listing;
import java.util.function.Consumer;

/** The delivery log: what was sent to the webhook, and what became of it. */
public final class EventsResource {
    private final Engine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public EventsResource(Engine engine) {
        this.engine = engine;
    }

    /**
     * Lists events.
     *
     * @return all of them, read page by page
     */
    public Listing<EventSummary> list() {
        return list(EventQuery.builder().build());
    }

    /**
     * {@link #list(EventQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public Listing<EventSummary> list(Consumer<EventQuery.Builder> query) {
        return list(Filled.by(query, EventQuery.builder()).build());
    }

    /**
     * Lists events.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public Listing<EventSummary> list(EventQuery query) {
        return Listing.of(query.cursor(), engine.pages(cursor -> EventOperations.list(query, cursor)));
    }

    /**
     * Gets an event with its payload.
     *
     * @param id its ID
     * @return it, whole
     * @throws app.winfactor.sdk.errors.NotFoundException if there is none, or it is another organization's
     */
    public Event get(String id) {
        return engine.call(EventOperations.get(id));
    }

    /**
     * Has an event delivered again, with a fresh budget of attempts. That it keeps its delivery ID is an assumption.
     *
     * @param id its ID
     * @return whether it was put back into the pipeline
     * @throws app.winfactor.sdk.errors.ConflictException with {@code already_in_flight} if it is being delivered anyway
     */
    public Redelivery redeliver(String id) {
        return engine.call(EventOperations.redeliver(id));
    }
}
