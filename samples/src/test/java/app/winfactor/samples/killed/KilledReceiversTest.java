package app.winfactor.samples.killed;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.WinFactorClient;
import app.winfactor.sdk.events.EventStatus;
import app.winfactor.sdk.events.EventSummary;
import app.winfactor.sdk.events.EventType;
import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.webhooks.recovery.MissedDeliveries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three processes receive webhooks over one PostgreSQL. They are killed and restarted while they work, and so is the
 * database; deliveries come as several copies to several of them; answers get lost; handlers fail, and some outlast their
 * lease. Every event must have its effect: exactly once where the handler joins the transaction of "done", at least once
 * where it does not.
 *
 * <p>A build plays a short form. The long form, with 5,000 deliveries and at least 20 kills in each mode, is played by
 * {@code mvn -Pkilled}. The system properties {@code killed.deliveries}, {@code killed.kills} and {@code killed.seed} ask
 * for others.
 */
class KilledReceiversTest {
    private static final Scale SCALE = Scale.ofThisRun();
    private static final Duration LAST_RETRY = Duration.ofMinutes(6);
    private static final Path LOGS = Path.of("target", "killed-receivers");

    private static Database database;

    @BeforeAll
    static void startTheDatabase(@TempDir Path folder) throws Exception {
        Files.createDirectories(LOGS);
        database = Database.in(folder.resolve("data"));
        Ledger settings = new Ledger(database, Mode.INLINE);
        assertThat(settings.isOn("fsync")).isTrue();
        assertThat(settings.isOn("synchronous_commit")).isTrue();
    }

    @AfterAll
    static void stopTheDatabase() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyEventHasItsEffectAndATransactionHasItOnce(Mode mode) throws Exception {
        long start = System.nanoTime();
        Ledger ledger = new Ledger(database, mode);
        ledger.open();
        try (FakeWinFactor fake = FakeWinFactor.builder()
                        .startingAt(
                                Instant.parse("2026-11-23T09:00:00Z")) // so that failures of a round are due together
                        .deliveriesAtOnce(16)
                        .deliveryTimeout(Duration.ofSeconds(30))
                        .start();
                Machines machines = new Machines(3, settings(mode, fake), LOGS);
                Balancer balancer = new Balancer(machines.all(), SCALE.seed())) {
            machines.start();
            fake.webhooks().deliverTo(balancer.url());

            Storm storm = new Storm(SCALE, fake, machines, database, ledger);
            storm.rage();
            List<EventSummary> events = deliverTheRest(fake);
            balancer.drain();
            boolean through = Waiting.until(() -> !ledger.states().containsKey("open"), SCALE.patience());

            Set<String> submissions = ids(events, EventType.SUBMISSION_CREATED);
            Set<String> leads = ids(events, EventType.LEAD_CREATED);
            Map<String, Integer> joined = ledger.effects(Handling.JOINED);
            Map<String, Integer> ordinary = ledger.effects(Handling.ORDINARY);
            System.out.printf(
                    Locale.ROOT,
                    "Killed for real, %s: %,d deliveries in %,d requests and %,d copies; %d kills, %d database restart,"
                            + " %,d requests broken off; joined effects exactly once: %,d of %,d;"
                            + " ordinary effects: %,d events, %,d effects, %,d repeats; %.1f s (seed %d)%n",
                    mode,
                    events.size(),
                    balancer.requests(),
                    balancer.copies(),
                    storm.kills(),
                    storm.restarts(),
                    balancer.brokenOff(),
                    joined.values().stream().filter(count -> count == 1).count(),
                    submissions.size(),
                    ordinary.size(),
                    sum(ordinary),
                    sum(ordinary) - ordinary.size(),
                    (System.nanoTime() - start) / 1e9,
                    SCALE.seed());

            String hint = "seed " + SCALE.seed() + ", states " + ledger.states();
            assertThat(events).as(hint).hasSize(SCALE.deliveries()).allMatch(KilledReceiversTest::isDelivered);
            assertThat(through).as("nothing is left over: " + hint).isTrue();
            assertThat(ledger.states()).as(hint).isEqualTo(Map.of("done", SCALE.deliveries()));
            assertThat(joined)
                    .as(hint)
                    .containsOnlyKeys(submissions)
                    .allSatisfy((id, count) -> assertThat(count).as(id).isEqualTo(1));
            assertThat(ordinary).as(hint).containsOnlyKeys(leads);
            assertThat(storm.kills()).isGreaterThanOrEqualTo(SCALE.kills());
            assertThat(storm.restarts()).isEqualTo(1);
        }
    }

    /** What WinFactor gave up while nobody took it, as often as it takes. */
    private static List<EventSummary> deliverTheRest(FakeWinFactor fake) {
        WinFactorClient client = WinFactorClient.builder()
                .baseUrl(fake.url())
                .apiKey(fake.apiKey())
                .rateLimiter(RateLimiter.unlimited())
                .build();
        MissedDeliveries missed = MissedDeliveries.of(client);
        long deadline = System.nanoTime() + SCALE.patience().toNanos();
        List<EventSummary> events;
        do {
            missed.redeliver(Instant.EPOCH);
            fake.advance(LAST_RETRY);
            events = client.events().list().stream().toList();
        } while (!events.stream().allMatch(KilledReceiversTest::isDelivered) && System.nanoTime() - deadline < 0);
        return events;
    }

    private static boolean isDelivered(EventSummary event) {
        return event.status().equals(EventStatus.DELIVERED);
    }

    private static Set<String> ids(List<EventSummary> events, EventType type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(EventSummary::id)
                .collect(Collectors.toSet());
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, String> settings(Mode mode, FakeWinFactor fake) {
        return Map.of(
                "RECEIVER_MODE", mode.name(),
                "RECEIVER_DATABASE", database.url(),
                "RECEIVER_SECRET", fake.signingSecret(),
                "RECEIVER_SEED", Long.toString(SCALE.seed()));
    }
}
