package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Unexpected;
import app.winfactor.testkit.UnexpectedRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The requests that a correct integration does not make: the first of them, for one mistake made in a loop is one. */
public final class Surprises {
    private static final int CAPACITY = 1_000;

    private final List<UnexpectedRequest> requests = new ArrayList<>();
    private final Set<Unexpected> allowed = EnumSet.noneOf(Unexpected.class);

    Surprises(Set<Unexpected> allowed) {
        this.allowed.addAll(allowed);
    }

    synchronized void add(UnexpectedRequest request) {
        if (requests.size() < CAPACITY) {
            requests.add(request);
        }
    }

    public synchronized void allow(Set<Unexpected> more) {
        allowed.addAll(more);
    }

    public synchronized List<UnexpectedRequest> counted() {
        return requests.stream()
                .filter(request -> !allowed.contains(request.why()))
                .toList();
    }
}
