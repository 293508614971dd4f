package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Configuration;
import app.winfactor.testkit.internal.world.Template;
import app.winfactor.testkit.internal.world.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants, as a value: a template in a size, once, with every option and the first colours that the
 * template has unless something else is said. Saying more gives a changed copy. Whether the template has what is asked
 * for shows when somebody configures or submits it: an {@link IllegalStateException} then lists what there is.
 */
public final class Design {
    static final Design STANDARD = door(2400, 1800);

    private final Function<Tenant, Template> template;
    private final int width;
    private final int height;
    private final int units;
    private final List<String> options;
    private final @Nullable String inside;
    private final @Nullable String outside;
    private final @Nullable String notes;

    private Design(
            Function<Tenant, Template> template,
            int width,
            int height,
            int units,
            List<String> options,
            @Nullable String inside,
            @Nullable String outside,
            @Nullable String notes) {
        this.template = template;
        this.width = width;
        this.height = height;
        this.units = units;
        this.options = options;
        this.inside = inside;
        this.outside = outside;
        this.notes = notes;
    }

    private static Design of(Function<Tenant, Template> template, int width, int height) {
        return new Design(template, width, height, 1, List.of(), null, null, null);
    }

    /**
     * The organization's first template for a door.
     *
     * @param width the outer width in millimetres
     * @param height the outer height in millimetres
     * @return the design
     */
    public static Design door(int width, int height) {
        return of(tenant -> tenant.firstTemplate("door"), width, height);
    }

    /**
     * The organization's first template for a window.
     *
     * @param width the outer width in millimetres
     * @param height the outer height in millimetres
     * @return the design
     */
    public static Design window(int width, int height) {
        return of(tenant -> tenant.firstTemplate("window"), width, height);
    }

    /**
     * Any template.
     *
     * @param templateId its ID
     * @param width the outer width in millimetres
     * @param height the outer height in millimetres
     * @return the design
     */
    public static Design of(String templateId, int width, int height) {
        Objects.requireNonNull(templateId, "templateId");
        return of(tenant -> tenant.templates().get(templateId), width, height);
    }

    /**
     * The same design with an option; as soon as one is named, only those that are named are chosen.
     *
     * @param code the option's code, for example {@code HRPP}
     * @return the changed copy
     */
    public Design withOption(String code) {
        List<String> more = new ArrayList<>(options);
        more.add(Objects.requireNonNull(code, "code"));
        return new Design(template, width, height, units, List.copyOf(more), inside, outside, notes);
    }

    /**
     * The same design in colours, by their names in the template's catalog.
     *
     * @param insideColor a material that can be inside
     * @param outsideColor a material that can be outside
     * @return the changed copy
     */
    public Design inColors(String insideColor, String outsideColor) {
        Objects.requireNonNull(insideColor, "insideColor");
        Objects.requireNonNull(outsideColor, "outsideColor");
        return new Design(template, width, height, units, options, insideColor, outsideColor, notes);
    }

    /**
     * The same design several times.
     *
     * @param count how many are wanted
     * @return the changed copy
     * @throws IllegalArgumentException if it is less than one
     */
    public Design times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A design is wanted at least once, not " + count + " times");
        }
        return new Design(template, width, height, count, options, inside, outside, notes);
    }

    /**
     * The same design with what the customer writes about it.
     *
     * @param text the text
     * @return the changed copy
     */
    public Design noting(String text) {
        Objects.requireNonNull(text, "text");
        return new Design(template, width, height, units, options, inside, outside, text);
    }

    Configuration configuration(Tenant tenant) {
        Configuration whole = Configuration.of(template.apply(tenant), width, height, units);
        Configuration chosen = options.isEmpty() ? whole : whole.withOptions(options);
        return inside == null || outside == null ? chosen : chosen.inColors(inside, outside);
    }

    @Nullable String notes() {
        return notes;
    }
}
