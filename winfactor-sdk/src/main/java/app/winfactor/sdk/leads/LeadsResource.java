package app.winfactor.sdk.leads;

import app.winfactor.sdk.internal.Engine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.Listing;
import java.util.function.Consumer;

/** Who wrote through the contact form. They are read here; their progress is marked in the dashboard. */
public final class LeadsResource {
    private final Engine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public LeadsResource(Engine engine) {
        this.engine = engine;
    }

    /**
     * Lists leads, newest first.
     *
     * @return all of them, read page by page
     */
    public Listing<Lead> list() {
        return list(LeadQuery.builder().build());
    }

    /**
     * {@link #list(LeadQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public Listing<Lead> list(Consumer<LeadQuery.Builder> query) {
        return list(Filled.by(query, LeadQuery.builder()).build());
    }

    /**
     * Lists leads, newest first.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public Listing<Lead> list(LeadQuery query) {
        return Listing.of(query.cursor(), engine.pages(cursor -> LeadOperations.list(query, cursor)));
    }

    /**
     * Gets a lead.
     *
     * @param id its ID
     * @return it, whole
     * @throws app.winfactor.sdk.errors.NotFoundException if there is none, or it is another organization's
     */
    public Lead get(String id) {
        return engine.call(LeadOperations.get(id));
    }
}
