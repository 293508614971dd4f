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
    static final List<String> DESIGN = List.of("templateId", "width", "height", "units");
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
        return design(body, tenant, first, 2400, 1800, 1);
    }

    static Configuration design(Body body, Tenant tenant, Configuration before) {
        return design(body, tenant, before.template(), before.width(), before.height(), before.units());
    }

    private static Configuration design(Body body, Tenant tenant, Template template, int width, int height, int units) {
        String templateId = body.text("templateId", Body.LONG_TEXT);
        return new Configuration(
                templateId == null ? template : tenant.templates().get(templateId),
                wholeOr(body, "width", width),
                wholeOr(body, "height", height),
                wholeOr(body, "units", units));
    }

    private static int wholeOr(Body body, String field, int standard) {
        return Objects.requireNonNullElse(body.whole(field, 1, Integer.MAX_VALUE), standard);
    }
}
