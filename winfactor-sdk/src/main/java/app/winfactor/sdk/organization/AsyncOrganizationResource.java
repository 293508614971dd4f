package app.winfactor.sdk.organization;

import app.winfactor.sdk.internal.AsyncEngine;
import java.util.concurrent.CompletableFuture;

/** The organization that the API key belongs to. */
public final class AsyncOrganizationResource {
    private final AsyncEngine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public AsyncOrganizationResource(AsyncEngine engine) {
        this.engine = engine;
    }

    /**
     * {@link OrganizationResource#get()}, without waiting.
     *
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Organization> get() {
        return engine.call(OrganizationOperations.get());
    }
}
