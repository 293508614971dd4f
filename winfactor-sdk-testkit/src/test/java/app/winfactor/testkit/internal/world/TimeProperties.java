package app.winfactor.testkit.internal.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Time that is skipped and time that is waited for are the same, to the millisecond and in the same order. */
class TimeProperties {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    enum Act {
        CREATE,
        SEND,
        VIEW,
        REVISE,
        ACCEPT,
        REJECT,
        END
    }

    /**
     * Something that happens, and the hours that pass after it.
     *
     * @param which to which of the quotes so far
     * @param days for how long a quote is valid that is made
     */
    record Step(Act act, int which, int days, int hours) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Act.class),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(0, 200))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Property(tries = 200)
    void one_leap_and_many_small_steps_tell_the_same(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        Duration after = Duration.ofDays(20);
        List<String> leaps = live(steps, seed, after, 1);
        assertThat(live(steps, seed, after, 7)).isEqualTo(leaps);
        assertThat(leaps).isSortedAccordingTo((a, b) -> a.substring(0, 13).compareTo(b.substring(0, 13)));
    }

    /** What was told: when, what, of what, and what became of it. */
    private static List<String> live(List<Step> steps, long seed, Duration after, int pieces) {
        Ids ids = new Ids(seed);
        World world = new World(
                FakeClock.standingAt(START), ids, "http://localhost", Seeding.neighbour(ids), World.Secrets.drawn(ids));
        world.open(URI.create("http://localhost/hook"));
        Thread courier = new Thread(() -> deliver(world), "courier");
        courier.start();
        try {
            List<Quote> quotes = new ArrayList<>();
            for (Step step : steps) {
                world.change(() -> play(world.tenant(), quotes, step));
                pass(world, Duration.ofHours(step.hours()), pieces);
            }
            pass(world, after, pieces);
            return world.exclusively(() -> world.tenant().events().table().stream()
                    .map(TimeProperties::shown)
                    .toList());
        } finally {
            world.close();
        }
    }

    private static String shown(Event event) {
        Instant deliveredAt = event.deliveredAt();
        return event.createdAt().toEpochMilli() + " " + event.type() + " " + event.id() + " of " + event.entityId()
                + ": " + event.status() + " after " + event.attempts() + " at "
                + (deliveredAt == null ? "no time" : deliveredAt);
    }

    private static void pass(World world, Duration time, int pieces) {
        for (int i = 0; i < pieces; i++) {
            world.advance(time.dividedBy(pieces));
        }
        world.advance(time.minus(time.dividedBy(pieces).multipliedBy(pieces)));
    }

    /** Every third event is never taken, every fifth at the second attempt. */
    private static void deliver(World world) {
        try {
            for (Attempt next = world.nextAttempt(); next != null; next = world.nextAttempt()) {
                Event event = next.event();
                boolean taken = event.number() % 3 != 0 && (event.number() % 5 != 0 || event.attempts() > 0);
                world.attempted(next, taken ? null : "no");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void play(Tenant tenant, List<Quote> quotes, Step step) {
        if (step.act() == Act.CREATE || quotes.isEmpty()) {
            Submission submission = tenant.submissions()
                    .submit(
                            Customer.of("jane@example.com"),
                            Configuration.of(tenant.firstTemplate("door"), 2400, 1800, 1),
                            "nl",
                            null,
                            null);
            Terms standard = Terms.standard(tenant.profile());
            quotes.add(tenant.quotes()
                    .create(
                            submission,
                            new Terms(null, null, step.days(), standard.taxRate(), standard.currency()),
                            null));
            return;
        }
        Quote quote = quotes.get(step.which() % quotes.size());
        try {
            switch (step.act()) {
                case SEND -> tenant.quotes().send(quote, List.of("jane@example.com"), "nl");
                case VIEW -> tenant.quotes().view(quote);
                case REVISE -> tenant.quotes().replaceTerms(quote, quote.terms(), true);
                case ACCEPT -> tenant.quotes().accept(quote);
                case REJECT -> tenant.quotes().reject(quote);
                case END -> tenant.quotes().expire(quote);
                default -> throw new AssertionError(step);
            }
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isIn("quote_not_editable", "quote_not_open");
        }
    }
}
