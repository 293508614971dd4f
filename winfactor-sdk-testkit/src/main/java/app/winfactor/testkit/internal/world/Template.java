package app.winfactor.testkit.internal.world;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product that can be configured, with its catalog and its price for each square metre. */
public record Template(
        String id,
        String name,
        String slug,
        @Nullable String description,
        String productCategory,
        Range range,
        List<String> materialTags,
        List<Component> components,
        List<Option> options,
        List<Material> materials,
        BigDecimal pricePerSquareMetre) {

    /** The sizes that can be built, in millimetres. */
    public record Range(int minWidth, int maxWidth, int minHeight, int maxHeight) {
        boolean holds(int width, int height) {
            return width >= minWidth && width <= maxWidth && height >= minHeight && height <= maxHeight;
        }
    }

    /** A part; {@code type} is WinFactor's letter for how it opens. */
    public record Component(String id, String name, String type, Range range) {}

    /** A choice that costs something for each square metre. */
    public record Option(
            String id, String code, String name, @Nullable String optionGroup, BigDecimal pricePerSquareMetre) {}

    /** A colour or material and the side it can be on. */
    public record Material(String id, String name, String side) {}
}
