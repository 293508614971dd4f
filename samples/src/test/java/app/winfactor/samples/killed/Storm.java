package app.winfactor.samples.killed;

import app.winfactor.testkit.FakeWinFactor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Lets events happen in rounds. In each, while its deliveries are under way, a process or two are killed, or once the
 * database; then what was killed is started again, and what failed is delivered again.
 */
final class Storm {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

    private final Scale scale;
    private final FakeWinFactor winFactor;
    private final Machines machines;
    private final Database database;
    private final Ledger ledger;
    private final Random random;
    private int kills;
    private int restarts;

    Storm(Scale scale, FakeWinFactor winFactor, Machines machines, Database database, Ledger ledger) {
        this.scale = scale;
        this.winFactor = winFactor;
        this.machines = machines;
        this.database = database;
        this.ledger = ledger;
        this.random = new Random(scale.seed());
    }

    /** How many processes were killed. */
    int kills() {
        return kills;
    }

    /** How often the database was restarted. */
    int restarts() {
        return restarts;
    }

    void rage() throws Exception {
        for (int round = 0; round < scale.rounds(); round++) {
            int count = scale.deliveriesIn(round);
            int done = done();
            happen(count);
            int fault = done + count * (5 + random.nextInt(50)) / 100;
            // Handlers fail too, so it may come to less; a fault at another moment is as good.
            Waiting.until(() -> done() >= fault, Duration.ofSeconds(2));
            if (round == scale.rounds() / 2) {
                database.crashAndRecover();
                restarts++;
            } else {
                killSome();
            }
            winFactor.advance(FIRST_RETRY);
        }
    }

    /** For either kind of handler. */
    private void happen(int count) {
        for (int i = 0; i < count; i++) {
            if (random.nextBoolean()) {
                winFactor.customer().submits();
            } else {
                winFactor.customer().asks("Please call me about new windows.");
            }
        }
    }

    private void killSome() {
        List<Machine> victims = new ArrayList<>(machines.all());
        Collections.shuffle(victims, random);
        victims = victims.subList(0, random.nextInt(4) == 0 ? 2 : 1);
        machines.killAndRestart(victims);
        kills += victims.size();
    }

    private int done() throws SQLException {
        return ledger.states().getOrDefault("done", 0);
    }
}
