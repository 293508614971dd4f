package app.winfactor.testkit.internal.delivery;

import app.winfactor.testkit.Mischief;
import app.winfactor.testkit.Times;
import app.winfactor.testkit.internal.world.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is wrong with the next deliveries, in the order in which it was said. */
final class MischiefPlan {
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Set<String> putOff = new HashSet<>();

    private record Part(OptionalInt left, Mischief mischief) {}

    synchronized void add(Times times, Mischief mischief) {
        parts.add(new Part(times.count(), mischief));
    }

    /** One less then, unless this is a delivery that was put off: that was all that is wrong with it. */
    synchronized Optional<Mischief> take(Event event) {
        if (putOff.remove(event.id()) || parts.isEmpty()) {
            return Optional.empty();
        }
        Part next = parts.element();
        if (next.left().isPresent()) {
            parts.remove();
            if (next.left().getAsInt() > 1) {
                parts.addFirst(new Part(OptionalInt.of(next.left().getAsInt() - 1), next.mischief()));
            }
        }
        if (next.mischief() instanceof Mischief.Delayed) {
            putOff.add(event.id());
        }
        return Optional.of(next.mischief());
    }
}
