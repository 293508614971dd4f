package app.winfactor.webhooks.interleavings;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.webhooks.delivery.Claim;
import java.time.Duration;
import java.util.List;

/** Claim, handle, mark as done, answer. */
final class InlineCluster extends Cluster {
    InlineCluster(Place place, int nodes, boolean joined) {
        super(place, nodes, joined);
    }

    @Override
    List<Action> idle(Node node) {
        return copies > 0 ? List.of(Action.DELIVER) : List.of();
    }

    @Override
    void takeIdle(Action action, int number) {
        copies--;
        Claim claim = place.store().claim(ID);
        assertThat(claim).isInstanceOf(expected());
        if (claim instanceof Claim.Claimed claimed) {
            holds(number, claimed.delivery());
        } else {
            acknowledged |= !(claim instanceof Claim.InProgress);
        }
    }

    private Class<? extends Claim> expected() {
        return switch (status) {
            case DONE -> Claim.Done.class;
            case DEAD -> Claim.Dead.class;
            default -> closed ? Claim.InProgress.class : Claim.Claimed.class;
        };
    }

    @Override
    Duration waitAfterFailure() {
        return Duration.ZERO;
    }

    @Override
    boolean endAcknowledges() {
        return true;
    }

    @Override
    String more() {
        return "";
    }

    @Override
    void checkStore() {
        if (acknowledged) {
            assertThat(status).isIn(Status.DONE, Status.DEAD);
        }
        place.clock.advance(Place.LEASE_TIME);
        closed = false;
        assertThat(place.store().claim(ID)).isInstanceOf(expected()); // so the next copy is handled, or need not be
    }
}
