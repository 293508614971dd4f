package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Configuration;
import app.winfactor.testkit.internal.world.Tenant;
import org.jspecify.annotations.Nullable;

/** What a customer configures: the first template, 2400 by 1800 millimetres, once, unless something else is said. */
public final class Design {
    private @Nullable String templateId;
    private int width = 2400;
    private int height = 1800;
    private int units = 1;

    Design() {}

    /**
     * Sets the template.
     *
     * @param id its ID
     * @return this design
     */
    public Design template(String id) {
        templateId = id;
        return this;
    }

    /**
     * Sets the outer size.
     *
     * @param widthMillimetres the width
     * @param heightMillimetres the height
     * @return this design
     */
    public Design size(int widthMillimetres, int heightMillimetres) {
        width = widthMillimetres;
        height = heightMillimetres;
        return this;
    }

    /**
     * Sets how many are wanted.
     *
     * @param count one or more
     * @return this design
     */
    public Design units(int count) {
        units = count;
        return this;
    }

    static Design of(Configuration configuration) {
        return new Design()
                .template(configuration.template().id())
                .size(configuration.width(), configuration.height())
                .units(configuration.units());
    }

    Configuration configuration(Tenant tenant) {
        return new Configuration(
                templateId == null
                        ? tenant.templates().stream().findFirst().orElseThrow()
                        : tenant.templates().get(templateId),
                width,
                height,
                units);
    }
}
