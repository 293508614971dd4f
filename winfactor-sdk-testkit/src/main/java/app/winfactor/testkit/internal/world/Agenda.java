package app.winfactor.testkit.internal.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the mere passing of time will do, in order of time, and of planning within one moment. */
final class Agenda {
    private final Queue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private long planned;

    /**
     * Plans something.
     *
     * @param stands whether it is still to happen when its time comes; once it is not, it never is again
     */
    void plan(Due due, BooleanSupplier stands, Runnable action) {
        entries.add(new Entry(due, planned++, stands, action));
    }

    Optional<Due> nextDue() {
        return Optional.ofNullable(first()).map(Entry::due);
    }

    /** Does everything until a moment, each with the clock at its own one. */
    void catchUp(FakeClock clock, Instant until) {
        for (Entry due = first(); due != null && !due.at().isAfter(until); due = first()) {
            entries.remove();
            clock.moveTo(due.at());
            due.action().run();
        }
        clock.moveTo(until);
    }

    private @Nullable Entry first() {
        while (!entries.isEmpty() && !entries.element().stands().getAsBoolean()) {
            entries.remove();
        }
        return entries.peek();
    }

    private record Entry(Due due, long number, BooleanSupplier stands, Runnable action) {
        Instant at() {
            return due.at();
        }
    }
}
