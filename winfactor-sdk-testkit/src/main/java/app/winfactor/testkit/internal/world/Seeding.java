package app.winfactor.testkit.internal.world;

import app.winfactor.testkit.internal.world.Template.Component;
import app.winfactor.testkit.internal.world.Template.Material;
import app.winfactor.testkit.internal.world.Template.Option;
import app.winfactor.testkit.internal.world.Template.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Invented organizations, products and people. */
public final class Seeding {
    /** How long before the start the first of it happened. */
    public static final Duration HISTORY = Duration.ofDays(12);

    private final World world;

    public Seeding(World world) {
        this.world = world;
    }

    static Profile neighbour(Ids ids) {
        return new Profile(
                ids.next("org_2"),
                "Fensterbau Beispiel",
                "fensterbau-beispiel",
                "de",
                "metric",
                "EUR",
                "essential",
                false);
    }

    static List<Template> templates(Ids ids) {
        return List.of(
                template(
                        ids,
                        "Lift-slide door",
                        "lift-slide-door",
                        "door",
                        new Range(800, 6000, 1000, 3000),
                        List.of("Lift-slide door", "Fixed panel"),
                        List.of("SD", "F"),
                        "385.00"),
                template(
                        ids,
                        "Tilt-turn window",
                        "tilt-turn-window",
                        "window",
                        new Range(400, 6000, 400, 3000),
                        List.of("Tilt-turn sash"),
                        List.of("TT"),
                        "290.00"),
                template(
                        ids,
                        "Front door",
                        "front-door",
                        "door",
                        new Range(700, 6000, 900, 3000),
                        List.of("Door leaf"),
                        List.of("DD"),
                        "520.00"));
    }

    private static Template template(
            Ids ids,
            String name,
            String slug,
            String category,
            Range range,
            List<String> parts,
            List<String> types,
            String pricePerSquareMetre) {
        List<Component> components = IntStream.range(0, parts.size())
                .mapToObj(i -> new Component(ids.next("k21"), parts.get(i), types.get(i), range))
                .toList();
        List<Option> options = List.of(
                new Option(ids.next("k22"), "HRPP", "HR++ glass", "glass", new BigDecimal("64.50")),
                new Option(ids.next("k22"), "RC2", "Burglar-resistant fittings", null, new BigDecimal("22.25")));
        List<Material> materials = List.of(
                new Material(ids.next("k23"), "Anthracite", "inside"),
                new Material(ids.next("k23"), "White", "outside"),
                new Material(ids.next("k23"), "Natural oak", "both"));
        return new Template(
                ids.next("k20"),
                name,
                slug,
                null,
                category,
                range,
                List.of("pvc", "wood"),
                components,
                options,
                materials,
                new BigDecimal(pricePerSquareMetre));
    }

    /** What the neighbour has, so that tests can ask for what is not theirs. */
    public void neighbourhood() {
        Tenant neighbour = world.neighbour();
        Submission submission = submit(neighbour, 0, "Max Beispiel", "max@example.net", null, 1200, 1500);
        neighbour.quotes().create(submission, Terms.standard(neighbour.profile()), null);
        neighbour.leads().receive("Erika Beispiel", "erika@example.net", null, "Bitte rufen Sie mich an.");
    }

    /** A handful of days at a supplier's. Moves the clock by {@link #HISTORY}. */
    public void demo() {
        Tenant tenant = world.tenant();
        Terms terms = Terms.standard(tenant.profile());

        Submission accepted = submit(tenant, 0, "Pieter Voorbeeld", "pieter@example.com", null, 2400, 2100);
        Quote first = tenant.quotes().create(accepted, terms, null);
        tenant.quotes().send(first, List.of("pieter@example.com"), "nl");
        pass(Duration.ofDays(2));
        tenant.quotes().view(first);
        tenant.quotes().accept(first);
        tenant.leads().receive("Sanne Test", "sanne@example.com", "+31 6 00000001", "Do you also fit roof windows?");

        pass(Duration.ofDays(3));
        Submission sent = submit(tenant, 1, "Anna Muster", "anna@example.org", "Muster Bouw BV", 1200, 1400);
        tenant.quotes().send(tenant.quotes().create(sent, terms, null), List.of("anna@example.org"), "nl");

        pass(Duration.ofDays(4));
        submit(tenant, 2, "Anna Muster", "anna@example.org", "Muster Bouw BV", 1000, 2300);
        tenant.leads().receive("Joost Proef", "joost@example.com", null, "How long is delivery at the moment?");

        pass(Duration.ofDays(3));
        submit(tenant, 0, "Jane Doe", "jane.doe@example.com", "Doe BV", 2400, 1800);
    }

    /** Many submissions of the year until now, without events: they are older than the delivery log (an assumption). */
    public ManySubmissions submissions(int count) {
        return ManySubmissions.before(
                world.tenant(), count, world.clock().now(), world.ids().nextSeed());
    }

    /** The time of {@link #demo} without any of it. */
    public void nothing() {
        pass(HISTORY);
    }

    private void pass(Duration time) {
        world.pass(time);
    }

    private static Submission submit(
            Tenant tenant,
            int template,
            String name,
            String email,
            @Nullable String companyName,
            int width,
            int height) {
        Customer customer = new Customer(name, email, null, companyName, null, null, null, null);
        Configuration configuration =
                Configuration.of(tenant.templates().stream().toList().get(template), width, height, 1);
        return tenant.submissions()
                .submit(customer, configuration, tenant.profile().locale(), null, null);
    }
}
