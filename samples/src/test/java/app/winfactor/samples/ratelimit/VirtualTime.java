package app.winfactor.samples.ratelimit;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes for several processes at once, when the test says so and on its thread. */
final class VirtualTime {
    private static final long START = 1_795_435_200_000_000_000L;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private Duration passed = Duration.ZERO;
    private long numbers;

    private record Task(Duration due, long number, Runnable work) {}

    Duration passed() {
        return passed;
    }

    void after(Duration wait, Runnable work) {
        tasks.add(new Task(passed.plus(wait), numbers++, work));
    }

    /** Lets time pass, and what is due on the way happen when it is due. */
    void advance(Duration by) {
        Duration until = passed.plus(by);
        for (Task next = tasks.peek(); next != null && next.due().compareTo(until) <= 0; next = tasks.peek()) {
            tasks.remove();
            passed = next.due();
            next.work().run();
        }
        passed = until;
    }

    /** Lets everything happen that needs no time. */
    void settle() {
        advance(Duration.ZERO);
    }

    /** The worker of one process, whose own clock is some way from that of all. */
    Worker worker() {
        long off = numbers++ * 1_000_003;
        return new Worker() {
            private boolean closed;

            @Override
            public long nanos() {
                return Long.MAX_VALUE - off + passed.toNanos(); // a clock that runs over during the test
            }

            @Override
            public long ofAll(long nanosOfTheDatabase) {
                return START + passed.toNanos();
            }

            @Override
            public void run(Runnable task) {
                after(Duration.ZERO, task);
            }

            @Override
            public void after(Duration wait, Runnable task) {
                VirtualTime.this.after(wait, () -> {
                    if (!closed) {
                        task.run();
                    }
                });
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }
}
