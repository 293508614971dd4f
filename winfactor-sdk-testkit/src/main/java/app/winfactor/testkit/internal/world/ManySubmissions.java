package app.winfactor.testkit.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Any number of submissions, spread evenly over a year, of which none is stored: each is computed from its number. The same
 * people submit again and again, in turn.
 */
public final class ManySubmissions implements Table.Past<Submission> {
    /** So many people at most, who are stored. */
    static final int PEOPLE = 10_000;

    private static final Duration SPAN = Duration.ofDays(365);
    private static final int VARIETY = 64;
    private static final List<String> FIRST_NAMES = List.of(
            "Anna", "Bram", "Clara", "Daan", "Emma", "Finn", "Greta", "Hugo", "Isa", "Jonas", "Kim", "Lars", "Mila",
            "Noor", "Otto", "Pia", "Ruben", "Sanne", "Tim", "Vera");
    private static final List<String> LAST_NAMES = List.of(
            "Bakker",
            "Becker",
            "Brown",
            "de Boer",
            "Fischer",
            "Jansen",
            "Klein",
            "Meyer",
            "Muster",
            "Peters",
            "Proef",
            "Smit",
            "Test",
            "Visser",
            "Voorbeeld",
            "Wagner",
            "Weber",
            "Wood",
            "Young",
            "Zimmer");

    private final int count;
    private final Instant start;
    private final String locale;
    private final Numbering numbering;
    private final List<Customer> people;
    private final List<Configuration> configurations;
    private long computed;

    private ManySubmissions(int count, Instant end, Tenant tenant, long seed) {
        this.count = count;
        this.start = end.minus(SPAN);
        this.locale = tenant.profile().locale();
        this.numbering = new Numbering("k57", seed);
        this.people = people(Math.min(PEOPLE, (count + 2) / 3));
        this.configurations = configurations(tenant.templates().stream().toList());
    }

    /** Puts so many before everything that the tenant has, until now, with the contacts that come of them. */
    static ManySubmissions before(Tenant tenant, int count, Instant now, long seed) {
        ManySubmissions many = new ManySubmissions(count, now, tenant, seed);
        tenant.submissions().startAfter(many);
        for (int person = 0; person < many.people.size(); person++) {
            int submissions = (count - person + many.people.size() - 1) / many.people.size();
            int last = person + (submissions - 1) * many.people.size();
            tenant.contacts()
                    .submittedBefore(
                            many.people.get(person), submissions, many.createdAt(person), many.createdAt(last));
        }
        return many;
    }

    private static List<Customer> people(int number) {
        List<Customer> people = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            String first = FIRST_NAMES.get(i % FIRST_NAMES.size());
            String last = LAST_NAMES.get(i / FIRST_NAMES.size() % LAST_NAMES.size());
            String email = (first + "." + last.replace(" ", "")).toLowerCase(Locale.ROOT) + "." + i + "@example.com";
            people.add(Customer.of(email).withName(first + " " + last));
        }
        return people;
    }

    private static List<Configuration> configurations(List<Template> templates) {
        List<Configuration> configurations = new ArrayList<>(VARIETY);
        for (int i = 0; i < VARIETY; i++) {
            long bits = Numbering.spread(i);
            Template template = templates.get(i % templates.size());
            int width = within(template.range().minWidth(), template.range().maxWidth(), bits >>> 8);
            int height = within(template.range().minHeight(), template.range().maxHeight(), bits >>> 24);
            configurations.add(Configuration.of(template, width, height, 1 + (int) (bits & 3)));
        }
        return configurations;
    }

    /** A multiple of ten millimetres, like most sizes. */
    private static int within(int least, int most, long bits) {
        return least + 10 * (int) ((bits & 0xFFFF) % ((most - least) / 10 + 1));
    }

    private Instant createdAt(int place) {
        return start.plusMillis(SPAN.toMillis() * (place + 1) / (count + 1L));
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public Submission row(int place) {
        computed++;
        Customer customer = people.get(place % people.size());
        Configuration configuration = configurations.get((int) (Numbering.spread(place) >>> 1) & (VARIETY - 1));
        return new Submission(numbering.id(place), customer, configuration, locale, null, null, createdAt(place));
    }

    @Override
    public OptionalInt placeOf(String id) {
        OptionalInt place = numbering.number(id);
        return place.isPresent() && place.getAsInt() < count ? place : OptionalInt.empty();
    }

    /** How many rows were computed so far. */
    public long computed() {
        return computed;
    }
}
