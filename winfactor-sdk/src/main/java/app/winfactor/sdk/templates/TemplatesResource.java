package app.winfactor.sdk.templates;

import app.winfactor.sdk.internal.Engine;
import app.winfactor.sdk.internal.Filled;
import app.winfactor.sdk.paging.Listing;
import java.util.function.Consumer;

/** What customers can configure. */
public final class TemplatesResource {
    private final Engine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public TemplatesResource(Engine engine) {
        this.engine = engine;
    }

    /**
     * Lists templates.
     *
     * @return all of them, read page by page
     */
    public Listing<Template> list() {
        return list(TemplateQuery.builder().build());
    }

    /**
     * {@link #list(TemplateQuery)}, with its parameter built in place.
     *
     * @param query sets which ones
     * @return those, read page by page
     */
    public Listing<Template> list(Consumer<TemplateQuery.Builder> query) {
        return list(Filled.by(query, TemplateQuery.builder()).build());
    }

    /**
     * Lists templates.
     *
     * @param query which ones
     * @return those, read page by page
     */
    public Listing<Template> list(TemplateQuery query) {
        return Listing.of(query.cursor(), engine.pages(cursor -> TemplateOperations.list(query, cursor)));
    }

    /**
     * Gets a template.
     *
     * @param id its ID
     * @return it, whole
     * @throws app.winfactor.sdk.errors.NotFoundException if there is none, or it is another organization's
     */
    public Template get(String id) {
        return engine.call(TemplateOperations.get(id));
    }

    /**
     * Gets everything that can be chosen in a template.
     *
     * @param id the ID of the template
     * @return its catalog
     * @throws app.winfactor.sdk.errors.NotFoundException if there is none
     */
    public TemplateCatalog catalog(String id) {
        return engine.call(TemplateOperations.catalog(id));
    }
}
