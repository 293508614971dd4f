package app.winfactor.testkit.internal.world;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a customer put together: every component and option of one template, in a size in millimetres. */
public record Configuration(Template template, int width, int height, int units) {
    private static final int FRAME_BESIDE_COMPONENT = 15;
    private static final int FRAME_ABOVE_AND_BELOW = 60;

    public Configuration {
        if (!template.range().holds(width, height)) {
            throw Refusal.invalid("dimensions", "the template is not built in " + width + " × " + height + " mm");
        }
        if (units < 1) {
            throw Refusal.invalid("units", "must be at least 1");
        }
    }

    public int componentWidth() {
        return Math.max(1, width / template.components().size() - FRAME_BESIDE_COMPONENT);
    }

    public int componentHeight() {
        return Math.max(1, height - FRAME_ABOVE_AND_BELOW);
    }

    /** The same for the same configuration, another one for any other. */
    public String hash() {
        String canonical = String.join(
                "|", template.id(), Integer.toString(width), Integer.toString(height), Integer.toString(units));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** WinFactor's own price: by area, for the components and for the options. */
    public List<LineItem> baseItems() {
        List<LineItem> items = new ArrayList<>();
        BigDecimal componentArea = squareMetres(componentWidth(), componentHeight());
        for (Template.Component component : template.components()) {
            String description = "%s %d × %d mm".formatted(component.name(), componentWidth(), componentHeight());
            items.add(line(
                    description,
                    componentArea.multiply(template.pricePerSquareMetre()),
                    template.productCategory(),
                    component.id()));
        }
        for (Template.Option option : template.options()) {
            BigDecimal price = squareMetres(width, height).multiply(option.pricePerSquareMetre());
            items.add(line(option.name(), price, "material", option.id()));
        }
        return items;
    }

    /** The colour of a side, {@code inside} or {@code outside}: the first that fits. */
    Optional<Template.Material> material(String side) {
        return template.materials().stream()
                .filter(material -> Set.of(side, "both").contains(material.side()))
                .findFirst();
    }

    private LineItem line(String description, BigDecimal unitPrice, String itemType, String itemKey) {
        return new LineItem(
                description, BigDecimal.valueOf(units), Money.cents(unitPrice), itemType, itemKey, null, null);
    }

    private static BigDecimal squareMetres(int width, int height) {
        return BigDecimal.valueOf((long) width * height, 6);
    }
}
