package app.winfactor.webhooks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.events.EventType;
import app.winfactor.webhooks.PermanentFailureException;
import app.winfactor.webhooks.WebhookHandler;
import app.winfactor.webhooks.WebhookReceiver;
import app.winfactor.webhooks.delivery.Claim;
import app.winfactor.webhooks.delivery.DeliveryQueue;
import app.winfactor.webhooks.delivery.DeliveryStore;
import app.winfactor.webhooks.delivery.InMemoryDeliveryStore;
import app.winfactor.webhooks.events.WebhookEvent;
import app.winfactor.webhooks.jdbc.JdbcDeliveryStore;
import app.winfactor.webhooks.jdbc.VirtualStores;
import app.winfactor.webhooks.support.Database;
import app.winfactor.webhooks.support.Pool;
import app.winfactor.webhooks.support.Sender;
import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that ends at any instruction loses nothing: not what the sender believes to be safe, and not what comes again. */
class CrashAtEveryStepTest {
    private static final Duration LEASE_TIME = Duration.ofMinutes(2);
    private static final String ID = "evt_1";

    private final VirtualClock clock = new VirtualClock();
    private final Sender sender = new Sender(clock);
    private final List<String> effects = new ArrayList<>();

    private WebhookReceiver.Builder builder() {
        return WebhookReceiver.builder()
                .signingSecret(Signing.SECRET)
                .clock(clock)
                .patience(Duration.ZERO)
                .listener(reception -> {});
    }

    private boolean acknowledged(WebhookReceiver receiver) {
        try {
            int status =
                    receiver.receive(sender.delivery(ID, EventType.QUOTE_SENT)).status();
            return status >= 200 && status < 300;
        } catch (Crash.Ended e) {
            return false;
        }
    }

    private enum Way {
        SUCCEEDS,
        FAILS_FIRST,
        GIVES_UP
    }

    /** Its effect is a step. */
    private WebhookHandler<WebhookEvent> handler(Crash crash, Way way) {
        boolean[] failed = {false};
        return event -> {
            if (way == Way.FAILS_FIRST && !failed[0]) {
                failed[0] = true;
                throw new IOException("the CRM is down");
            }
            boolean unused = crash.step(() -> effects.add("effect"));
            if (way == Way.GIVES_UP) {
                throw new PermanentFailureException("there is no such deal");
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void inlineNothingIsLost(Way way) throws Exception {
        int crashes = 0;
        for (int n = 1; n <= 6; n++) {
            for (boolean after : new boolean[] {false, true}) {
                crashes += inline(new Crash(n, after), way) ? 1 : 0;
            }
        }
        assertThat(crashes).isEqualTo(way == Way.FAILS_FIRST ? 10 : 6);
    }

    private boolean inline(Crash crash, Way way) throws Exception {
        effects.clear();
        DeliveryStore memory = InMemoryDeliveryStore.create(10, LEASE_TIME, clock);
        WebhookReceiver mortal = builder()
                .inline(crash.steps(DeliveryStore.class, memory))
                .on(WebhookEvent.class, handler(crash, way))
                .build();
        boolean acknowledged = acknowledged(mortal) || (!crash.hasEnded() && acknowledged(mortal));
        assertThat(acknowledged).isEqualTo(!crash.hasEnded());

        clock.advance(LEASE_TIME);
        WebhookReceiver next = builder()
                .inline(memory)
                .on(WebhookEvent.class, event -> effects.add("effect"))
                .build();
        assertThat(acknowledged(next)).isTrue();

        assertThat(effects).hasSizeBetween(1, 2);
        if (acknowledged) {
            assertThat(effects).hasSize(1);
        }
        return crash.hasEnded();
    }

    @ParameterizedTest
    @EnumSource
    void storedNothingIsLost(Way way) throws Exception {
        String table = VirtualStores.freshTable(Database.H2);
        JdbcDeliveryStore store = VirtualStores.builder(Database.H2, Database.H2.pool(), clock, table)
                .leaseTime(LEASE_TIME)
                .build();
        int crashes = 0;
        for (int n = 1; n <= 8; n++) {
            for (boolean after : new boolean[] {false, true}) {
                Database.H2.execute("DELETE FROM " + table);
                crashes += stored(new Crash(n, after), way, store) ? 1 : 0;
            }
        }
        assertThat(crashes).isGreaterThanOrEqualTo(8);
    }

    private boolean stored(Crash crash, Way way, JdbcDeliveryStore store) throws Exception {
        effects.clear();
        WebhookReceiver mortal = builder()
                .stored(crash.steps(DeliveryQueue.class, store))
                .on(WebhookEvent.class, handler(crash, way))
                .build();
        boolean acknowledged = acknowledged(mortal);
        try {
            mortal.workers().build().workOff();
            clock.advance(Duration.ofMinutes(1)); // the wait after the failure, not the lease
            mortal.workers().build().workOff();
        } catch (Crash.Ended e) {
            assertThat(crash.hasEnded()).isTrue();
        }

        WebhookReceiver next = builder()
                .stored(store)
                .on(WebhookEvent.class, event -> effects.add("effect"))
                .build();
        if (!acknowledged) {
            assertThat(acknowledged(next)).isTrue();
        }
        clock.advance(LEASE_TIME);
        next.workers().build().workOff();

        assertThat(effects).hasSizeBetween(1, 2);
        assertThat(store.claim(ID)).isInstanceOfAny(Claim.Done.class, Claim.Dead.class);
        return crash.hasEnded();
    }

    /** Here every call to the connection is a step: the statements of the store, those of the handler, the commit. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void withAJoinedHandlerInlineTheEffectIsThereOnce(Database database) throws Exception {
        assertThat(crashesOfJoined(database, false)).isGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void withAJoinedHandlerStoredTheEffectIsThereOnce(Database database) throws Exception {
        assertThat(crashesOfJoined(database, true)).isGreaterThanOrEqualTo(20);
    }

    private int crashesOfJoined(Database database, boolean stored) throws Exception {
        String table = VirtualStores.freshTable(database);
        String written = Database.freshName();
        database.execute("CREATE TABLE " + written + " (effect VARCHAR(10))");
        int crashes = 0;
        boolean goesOn = true;
        for (int n = 1; goesOn; n++) {
            for (boolean after : new boolean[] {false, true}) {
                database.execute("DELETE FROM " + table);
                database.execute("DELETE FROM " + written);
                goesOn = joined(new Crash(n, after), database, table, written, stored);
                crashes += goesOn ? 1 : 0;
            }
        }
        return crashes;
    }

    private boolean joined(Crash crash, Database database, String table, String written, boolean stored)
            throws Exception {
        Pool mortalPool = Pool.of(() -> {
            Connection real = database.open();
            crash.atTheEnd(() -> abandon(real));
            return crash.steps(Connection.class, real);
        });
        boolean acknowledged = false;
        try {
            JdbcDeliveryStore mortal = store(database, mortalPool, table);
            WebhookReceiver receiver = joinedReceiver(mortal, written, stored);
            acknowledged = acknowledged(receiver);
            if (stored) {
                receiver.workers().build().workOff();
            }
        } catch (Crash.Ended e) {
            assertThat(crash.hasEnded()).isTrue();
        }
        List<String> before = database.query("SELECT effect FROM " + written);
        JdbcDeliveryStore store = store(database, database.pool(), table);
        if (acknowledged && !stored) {
            assertThat(before).hasSize(1);
        }

        clock.advance(LEASE_TIME);
        WebhookReceiver next = joinedReceiver(store, written, stored);
        if (!acknowledged || !stored) {
            assertThat(acknowledged(next)).isTrue();
        }
        if (stored) {
            next.workers().build().workOff();
        }

        assertThat(database.query("SELECT effect FROM " + written)).hasSize(1);
        assertThat(store.claim(ID)).isEqualTo(new Claim.Done());
        return crash.hasEnded();
    }

    private JdbcDeliveryStore store(Database database, Pool pool, String table) {
        return VirtualStores.builder(database, pool, clock, table)
                .leaseTime(LEASE_TIME)
                .build();
    }

    private WebhookReceiver joinedReceiver(JdbcDeliveryStore store, String written, boolean stored) {
        WebhookReceiver.Builder builder =
                stored ? builder().stored(store) : builder().inline(store);
        return builder.onDelivery(WebhookEvent.class, store.inTransaction((event, delivery, connection) -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO " + written + " VALUES ('effect')")) {
                        insert.executeUpdate();
                    }
                }))
                .build();
    }

    /** As the operating system does with the connections of a process that ended. */
    private static void abandon(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
