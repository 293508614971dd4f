package app.winfactor.sdk.templates;

import app.winfactor.sdk.internal.AsyncEngine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.AsyncListing;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What customers can configure. */
public final class AsyncTemplatesResource {
    private final AsyncEngine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public AsyncTemplatesResource(AsyncEngine engine) {
        this.engine = engine;
    }

    /**
     * Lists templates.
     *
     * @return all of them, read page by page
     */
    public AsyncListing<Template> list() {
        return list(TemplateQuery.builder().build());
    }

    /**
     * {@link #list(TemplateQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public AsyncListing<Template> list(Consumer<TemplateQuery.Builder> query) {
        return list(Filled.by(query, TemplateQuery.builder()).build());
    }

    /**
     * Lists templates.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public AsyncListing<Template> list(TemplateQuery query) {
        return AsyncListing.of(query.cursor(), cursor -> engine.call(TemplateOperations.list(query, cursor)));
    }

    /**
     * {@link TemplatesResource#get(String)}, without waiting.
     *
     * @param id its ID
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<Template> get(String id) {
        return engine.call(TemplateOperations.get(id));
    }

    /**
     * {@link TemplatesResource#catalog(String)}, without waiting.
     *
     * @param id the ID of the template
     * @return completes with what that returns, or with what it throws
     */
    public CompletableFuture<TemplateCatalog> catalog(String id) {
        return engine.call(TemplateOperations.catalog(id));
    }
}
