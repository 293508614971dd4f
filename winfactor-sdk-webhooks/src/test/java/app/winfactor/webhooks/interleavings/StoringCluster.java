package app.winfactor.webhooks.interleavings;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.delivery.KeptEvent;
import app.winfactor.webhooks.interleavings.Node.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keep, answer; claim what is due, handle, mark as done. */
final class StoringCluster extends Cluster {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private boolean kept;

    StoringCluster(Place place, int nodes, boolean joined) {
        super(place, nodes, joined);
        copies = 2; // one more is one more of the same, and takes three times as long
    }

    @Override
    List<Action> idle(Node node) {
        return copies > 0 ? List.of(Action.DELIVER, Action.CLAIM_DUE) : List.of(Action.CLAIM_DUE);
    }

    @Override
    void takeIdle(Action action, int number) {
        switch (action) {
            case DELIVER -> {
                copies--;
                assertThat(place.queue().keep(ID, "quote.sent", BODY)).isEqualTo(!kept);
                kept = true;
                node(number).phase = Phase.KEPT;
            }
            case ACKNOWLEDGE -> {
                acknowledged = true;
                node(number).phase = Phase.IDLE;
            }
            case CLAIM_DUE -> claimed().ifPresent(event -> holds(number, event.delivery()));
            default -> throw new AssertionError(action);
        }
    }

    private Optional<KeptEvent> claimed() {
        Optional<KeptEvent> event = place.queue().claimDue();
        boolean due = kept && !closed && (status == Status.FREE || status == Status.LEASED);
        assertThat(event.isPresent()).isEqualTo(due);
        event.ifPresent(whole -> assertThat(whole.body()).isEqualTo(BODY));
        return event;
    }

    @Override
    Duration waitAfterFailure() {
        return Place.LEASE_TIME;
    }

    @Override
    boolean endAcknowledges() {
        return false;
    }

    @Override
    String more() {
        return " " + kept;
    }

    @Override
    void checkStore() {
        if (acknowledged) {
            assertThat(kept).isTrue();
        }
        place.clock.advance(Place.LEASE_TIME);
        closed = false;
        assertThat(claimed().isPresent()).isEqualTo(kept && status != Status.DONE && status != Status.DEAD);
        assertThat(place.queue().keep(ID, "quote.sent", BODY)).isEqualTo(!kept);
    }
}
