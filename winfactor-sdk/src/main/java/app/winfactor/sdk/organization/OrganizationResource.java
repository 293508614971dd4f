package app.winfactor.sdk.organization;

import app.winfactor.sdk.internal.Engine;

/** The organization that the API key belongs to. */
public final class OrganizationResource {
    private final Engine engine;

    /**
     * For the client, which is where to get one.
     *
     * @param engine makes the calls
     */
    public OrganizationResource(Engine engine) {
        this.engine = engine;
    }

    /**
     * Gets the profile. Every integration reads it first: locale, unit system and currency decide how everything
     * downstream is formatted.
     *
     * @return the profile
     */
    public Organization get() {
        return engine.call(OrganizationOperations.get());
    }
}
