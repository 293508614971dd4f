package app.winfactor.testkit.internal.sandbox;

import app.winfactor.testkit.internal.api.Language;
import app.winfactor.testkit.internal.web.Body;
import app.winfactor.testkit.internal.world.Configuration;
import app.winfactor.testkit.internal.world.Customer;
import app.winfactor.testkit.internal.world.Json;
import app.winfactor.testkit.internal.world.Template;
import app.winfactor.testkit.internal.world.Tenant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a body says of a customer and a design; what it leaves out is invented, or stays as it is. */
final class Given {
    static final List<String> DESIGN =
            List.of("templateId", "width", "height", "units", "options", "insideColor", "outsideColor");
    static final List<String> CUSTOMER = List.of(
            "name", "email", "phone", "companyName", "address", "postalCode", "city", "country", "notes", "locale");
    static final List<String> CUSTOMER_AND_DESIGN =
            Stream.of(CUSTOMER, DESIGN).flatMap(List::stream).toList();

    private Given() {}

    static String textOr(Body body, String field, String standard) {
        return body.has(field) ? body.requiredText(field, Body.LONG_TEXT) : standard;
    }

    static Customer customer(Body body) {
        return new Customer(
                textOr(body, "name", "Jane Doe"),
                textOr(body, "email", "jane.doe@example.com"),
                body.text("phone", Body.LONG_TEXT),
                body.text("companyName", Body.LONG_TEXT),
                body.text("address", Body.LONG_TEXT),
                body.text("postalCode", Body.LONG_TEXT),
                body.text("city", Body.LONG_TEXT),
                body.text("country", Body.LONG_TEXT));
    }

    static @Nullable String notes(Body body) {
        return body.text("notes", Body.LONG_TEXT);
    }

    static String locale(Body body, String standard) {
        Language language = body.choice("locale", Language.class, Json::wire);
        return language == null ? standard : Json.wire(language);
    }

    static Configuration design(Body body, Tenant tenant) {
        Template first = tenant.templates().stream().findFirst().orElseThrow();
        return chosen(
                body,
                Configuration.of(
                        template(body, tenant, first),
                        wholeOr(body, "width", 2400),
                        wholeOr(body, "height", 1800),
                        wholeOr(body, "units", 1)));
    }

    /** Another template begins with all that it has; the same one keeps what was chosen. */
    static Configuration design(Body body, Tenant tenant, Configuration before) {
        Template template = template(body, tenant, before.template());
        int width = wholeOr(body, "width", before.width());
        int height = wholeOr(body, "height", before.height());
        int units = wholeOr(body, "units", before.units());
        return chosen(
                body,
                template.equals(before.template())
                        ? new Configuration(
                                template, width, height, units, before.options(), before.inside(), before.outside())
                        : Configuration.of(template, width, height, units));
    }

    private static Template template(Body body, Tenant tenant, Template standard) {
        String id = body.text("templateId", Body.LONG_TEXT);
        return id == null ? standard : tenant.templates().get(id);
    }

    private static Configuration chosen(Body body, Configuration whole) {
        Configuration chosen = body.has("options") ? whole.withOptions(body.texts("options")) : whole;
        if (!body.has("insideColor") && !body.has("outsideColor")) {
            return chosen;
        }
        return chosen.inColors(
                body.requiredText("insideColor", Body.LONG_TEXT), body.requiredText("outsideColor", Body.LONG_TEXT));
    }

    private static int wholeOr(Body body, String field, int standard) {
        return Objects.requireNonNullElse(body.whole(field, 1, Integer.MAX_VALUE), standard);
    }
}
