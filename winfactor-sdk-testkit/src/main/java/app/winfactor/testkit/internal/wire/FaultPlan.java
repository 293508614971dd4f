package app.winfactor.testkit.internal.wire;

import app.winfactor.testkit.PlannedFault;
import app.winfactor.testkit.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is still to go wrong, in the order in which it was said. */
public final class FaultPlan {
    private final List<Numbered> planned = new ArrayList<>();
    private long last;

    /** A part under a number of its own, by which it can be taken back. */
    public record Numbered(long number, PlannedFault part) {}

    public synchronized long add(PlannedFault part) {
        planned.add(new Numbered(++last, part));
        return last;
    }

    /** Whether anything is planned for this request, and if so, what; it is one less then. */
    synchronized Optional<PlannedFault> take(String method, Optional<String> template) {
        for (int i = 0; i < planned.size(); i++) {
            PlannedFault part = planned.get(i).part();
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
            PlannedFault rest = new PlannedFault(part.route(), Times.times(left), part.fault());
            planned.set(place, new Numbered(planned.get(place).number(), rest));
        }
    }

    public synchronized List<Numbered> numbered() {
        return List.copyOf(planned);
    }

    public List<PlannedFault> toCome() {
        return numbered().stream().map(Numbered::part).toList();
    }

    /** {@return whether it was still to come} */
    public synchronized boolean remove(long number) {
        return planned.removeIf(each -> each.number() == number);
    }

    public synchronized void clear() {
        planned.clear();
    }
}
