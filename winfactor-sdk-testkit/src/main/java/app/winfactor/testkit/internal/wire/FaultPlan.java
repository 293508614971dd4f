package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.Fault;
import app.winfactor.testkit.PlannedFault;
import app.winfactor.testkit.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is still to go wrong, in the order in which it was said. */
public final class FaultPlan {
    private final List<PlannedFault> planned = new ArrayList<>();

    public synchronized void add(PlannedFault part) {
        planned.add(part);
    }

    /** Whether anything is planned for this request, and if so, what; it is one less then. */
    synchronized Optional<PlannedFault> take(String method, Optional<String> template) {
        for (int i = 0; i < planned.size(); i++) {
            PlannedFault part = planned.get(i);
            if (part.route().covers(method, template)) {
                useUp(i, part);
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private void useUp(int place, PlannedFault part) {
        if (part.times().count().isEmpty()) {
            return;
        }
        int left = part.times().count().getAsInt() - 1;
        if (left == 0) {
            planned.remove(place);
        } else {
            Optional<Fault> fault = part.fault();
            planned.set(place, new PlannedFault(part.route(), Times.times(left), fault));
        }
    }

    public synchronized List<PlannedFault> toCome() {
        return List.copyOf(planned);
    }

    public synchronized void clear() {
        planned.clear();
    }
}
