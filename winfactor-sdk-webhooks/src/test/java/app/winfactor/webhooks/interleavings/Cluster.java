package app.winfactor.webhooks.interleavings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.winfactor.webhooks.delivery.Delivery;
import app.winfactor.webhooks.delivery.LeaseLostException;
import app.winfactor.webhooks.interleavings.Node.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Several nodes, one event of which several copies come, and what the store must think of it. */
abstract class Cluster implements World {
    static final String ID = "evt_1";
    private static final int NOBODY = -1;

    enum Status {
        /** Not known, or free to be claimed now or after a wait. */
        FREE,
        LEASED,
        DONE,
        DEAD
    }

    final Place place;
    final boolean joined;
    private final List<Node> nodes = new ArrayList<>();
    int copies;
    boolean acknowledged;
    Status status = Status.FREE;
    /** Whether a lease or a wait is in force. */
    boolean closed;

    private int holder = NOBODY;

    Cluster(Place place, int nodes, boolean joined) {
        this.place = place;
        this.joined = joined;
        this.copies = 3 * (nodes - 1); // as often as the sender tries, and some that come on other ways
        for (int i = 0; i < nodes; i++) {
            this.nodes.add(new Node());
        }
    }

    /** What a node can do beyond handling what it holds. */
    abstract List<Action> idle(Node node);

    /** Does something of that. */
    abstract void takeIdle(Action action, int number);

    @Override
    public final List<Step> enabled() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (Action action : enabled(nodes.get(i))) {
                steps.add(new Step(action, i));
            }
        }
        if (closed) {
            steps.add(new Step(Action.TIME, 0));
        }
        return steps;
    }

    private List<Action> enabled(Node node) {
        return switch (node.phase) {
            case IDLE -> idle(node);
            case KEPT -> List.of(Action.ACKNOWLEDGE, Action.CRASH);
            case HOLDING ->
                List.of(joined ? Action.COMPLETE : Action.EFFECT, Action.FAIL, Action.GIVE_UP, Action.CRASH);
            case WORKED -> List.of(Action.COMPLETE, Action.CRASH);
        };
    }

    @Override
    public final void take(Step step) {
        Node node = node(step.node());
        switch (step.action()) {
            case TIME -> {
                place.clock.advance(Place.LEASE_TIME);
                closed = false;
            }
            case EFFECT -> {
                place.effect();
                node.phase = Phase.WORKED;
            }
            case COMPLETE -> end(step.node(), Status.DONE, joined ? place::effectAndDone : place.store()::done);
            case GIVE_UP -> end(step.node(), Status.DEAD, lease -> place.store().dead(lease, "why"));
            case FAIL -> {
                place.store().release(node.lease(), waitAfterFailure());
                if (holder == step.node()) {
                    status = Status.FREE;
                    closed = !waitAfterFailure().isZero();
                    holder = NOBODY;
                }
                node.phase = Phase.IDLE;
            }
            case CRASH -> {
                holder = holder == step.node() ? NOBODY : holder;
                node.phase = Phase.IDLE;
            }
            default -> takeIdle(step.action(), step.node());
        }
    }

    abstract Duration waitAfterFailure();

    /** What comes to an end inline is acknowledged with it. */
    abstract boolean endAcknowledges();

    final Node node(int number) {
        return nodes.get(number);
    }

    final void holds(int number, Delivery lease) {
        node(number).holds(lease);
        status = Status.LEASED;
        closed = true;
        holder = number;
    }

    private void end(int number, Status end, Consumer<Delivery> call) {
        Delivery lease = node(number).lease();
        if (holder == number) {
            call.accept(lease);
            status = end;
            closed = false;
            holder = NOBODY;
            acknowledged |= endAcknowledges();
        } else {
            assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> call.accept(lease));
        }
        node(number).phase = Phase.IDLE;
    }

    @Override
    public final String state() {
        List<String> each = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            each.add(nodes.get(i).phase + (holder == i ? "*" : ""));
        }
        Collections.sort(each); // the nodes are alike
        return each + " " + copies + " " + acknowledged + " " + status + " " + closed + " "
                + Math.min(place.effects(), 2) // that it happened more than once is all that matters then
                + more();
    }

    abstract String more();

    @Override
    public final void check() {
        if (joined) {
            assertThat(place.effects()).isEqualTo(status == Status.DONE ? 1 : 0);
        } else if (status == Status.DONE) {
            assertThat(place.effects()).isPositive();
        }
        checkStore();
    }

    abstract void checkStore();
}
