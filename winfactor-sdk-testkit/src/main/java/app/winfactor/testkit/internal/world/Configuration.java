package app.winfactor.testkit.internal.world;

import app.winfactor.testkit.internal.world.Template.Material;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a customer put together: every component of one template, in a size in millimetres, with options and colours. */
public record Configuration(
        Template template,
        int width,
        int height,
        int units,
        List<Template.Option> options,
        @Nullable Material inside,
        @Nullable Material outside) {
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

    /** With every option and the first colours that fit. */
    public static Configuration of(Template template, int width, int height, int units) {
        Material inside = materials(template, "inside").findFirst().orElse(null);
        Material outside = materials(template, "outside").findFirst().orElse(null);
        return new Configuration(template, width, height, units, template.options(), inside, outside);
    }

    /** With these options only, in the order of the template, so that the order of choosing makes no difference. */
    public Configuration withOptions(Collection<String> codes) {
        List<String> known =
                template.options().stream().map(Template.Option::code).toList();
        for (String code : codes) {
            if (!known.contains(code)) {
                throw Refusal.invalid("options", "'" + code + "' is none of the template's, which are " + known);
            }
        }
        List<Template.Option> chosen = template.options().stream()
                .filter(option -> codes.contains(option.code()))
                .toList();
        return new Configuration(template, width, height, units, chosen, inside, outside);
    }

    /** In these colours, by name. */
    public Configuration inColors(String insideName, String outsideName) {
        return new Configuration(
                template,
                width,
                height,
                units,
                options,
                material("inside", "insideColor", insideName),
                material("outside", "outsideColor", outsideName));
    }

    private Material material(String side, String field, String name) {
        return materials(template, side)
                .filter(material -> material.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        field,
                        "'" + name + "' is none of the template's, which are "
                                + materials(template, side).map(Material::name).toList()));
    }

    private static Stream<Material> materials(Template template, String side) {
        return template.materials().stream()
                .filter(material -> Set.of(side, "both").contains(material.side()));
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
                "|",
                template.id(),
                Integer.toString(width),
                Integer.toString(height),
                Integer.toString(units),
                options.stream().map(Template.Option::id).collect(Collectors.joining(",")),
                inside == null ? "" : inside.id(),
                outside == null ? "" : outside.id());
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
        for (Template.Option option : options) {
            BigDecimal price = squareMetres(width, height).multiply(option.pricePerSquareMetre());
            items.add(line(option.name(), price, "material", option.id()));
        }
        return items;
    }

    private LineItem line(String description, BigDecimal unitPrice, String itemType, String itemKey) {
        return new LineItem(
                description, BigDecimal.valueOf(units), Money.cents(unitPrice), itemType, itemKey, null, null);
    }

    private static BigDecimal squareMetres(int width, int height) {
        return BigDecimal.valueOf((long) width * height, 6);
    }
}
