package app.winfactor.webhooks;

import app.winfactor.webhooks.Reception.Outcome;
import app.winfactor.webhooks.delivery.DeliveryQueue;
import app.winfactor.webhooks.delivery.RetrySchedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Handle what a {@link WebhookReceiver} stored. Any number of processes share the work. An event whose handler fails is
 * tried again by the {@link RetrySchedule}, and dead after the last attempt; one that ends the process each time it is
 * handled is dead too, once it was claimed more often than there are attempts.
 *
 * <p>The threads are daemons: they keep no process alive. A process that is killed loses nothing, since its leases run out.
 */
public final class WebhookWorkers implements AutoCloseable {
    private final WorkStep step;
    private final Receptions receptions;
    private final Bell bell;
    private final Duration pollEvery;
    private final Duration closeWithin;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Thread> idle = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private WebhookWorkers(Builder builder) {
        this.step = new WorkStep(builder.queue, builder.handlers, builder.retries);
        this.receptions = builder.receptions;
        this.bell = builder.bell;
        this.pollEvery = builder.pollEvery;
        this.closeWithin = builder.closeWithin;
    }

    /**
     * Handles what is due, in the calling thread, until nothing is or the thread is interrupted: for a scheduled script, and
     * for tests. Needs no threads.
     *
     * @return how many attempts were made
     * @throws RuntimeException what the store throws if it cannot be reached
     */
    public int workOff() {
        int attempts = 0;
        while (!Thread.currentThread().isInterrupted() && worked()) {
            attempts++;
        }
        return attempts;
    }

    private boolean worked() {
        Optional<Reception> reception = step.next();
        reception.ifPresent(receptions::tell);
        return reception.isPresent();
    }

    private void start(int count) {
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(this::run, "winfactor-webhook-worker-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        bell.listeners(count);
        threads.forEach(Thread::start);
    }

    private void run() {
        Pauses pauses = new Pauses(pollEvery);
        while (!closed) {
            boolean well = false;
            try {
                well = workedOff();
            } catch (Error e) { // of one handler, or of a listener: the next event may be a better one
                ReceptionLog.workerFailed(e);
            }
            await(pauses.next(well));
        }
    }

    /** False if the store failed. */
    private boolean workedOff() {
        try {
            while (!closed && worked()) {
                boolean unused = Thread.interrupted(); // it was about that event: the next one is not to fail of it
            }
            return true;
        } catch (RuntimeException e) {
            receptions.tell(new Reception(Outcome.STORE_FAILED, null, e));
            return false;
        }
    }

    private void await(Duration pause) {
        idle.add(Thread.currentThread());
        try {
            if (!closed) {
                bell.await(pause);
            }
        } catch (InterruptedException e) {
            // Either closing, which the loop sees, or a handler that was interrupted by somebody: the flag has served.
        } finally {
            idle.remove(Thread.currentThread());
        }
    }

    /**
     * Takes no more events, and waits for the handlers that are at work. Those that take too long are interrupted; what they
     * did not finish is tried again.
     */
    @Override
    public void close() {
        closed = true;
        idle.forEach(Thread::interrupt); // who is idle sees that this is closed before it is at work again
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(closeWithin);
        boolean interrupted = false;
        List<Thread> others = threads.stream()
                .filter(thread -> thread != Thread.currentThread()) // a handler may close: it need not wait for itself
                .toList();
        for (Thread thread : others) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(deadline - System.nanoTime(), 1));
            } catch (InterruptedException e) {
                interrupted = true;
                deadline = System.nanoTime();
            }
        }
        others.forEach(Thread::interrupt);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Builds {@link WebhookWorkers}. */
    public static final class Builder {
        private final DeliveryQueue queue;
        private final Handlers handlers;
        private final Receptions receptions;
        private final Bell bell;
        private RetrySchedule retries = RetrySchedule.DEFAULT;
        private int threads = 2;
        private Duration pollEvery = Duration.ofSeconds(1);
        private Duration closeWithin = Duration.ofSeconds(30);

        Builder(DeliveryQueue queue, Handlers handlers, Receptions receptions, Bell bell) {
            this.queue = queue;
            this.handlers = handlers;
            this.receptions = receptions;
            this.bell = bell;
        }

        /**
         * Sets how many events are handled at once; two unless told otherwise.
         *
         * @param count 1 to 1,000
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder threads(int count) {
            if (count < 1 || count > 1000) {
                throw new IllegalArgumentException("the threads must be 1 to 1000: " + count);
            }
            this.threads = count;
            return this;
        }

        /**
         * Sets when a failed event is tried again, and when it is given up; {@link RetrySchedule#DEFAULT} unless told
         * otherwise.
         *
         * @param schedule the schedule
         * @return this builder
         */
        public Builder retries(RetrySchedule schedule) {
            this.retries = Objects.requireNonNull(schedule, "schedule");
            return this;
        }

        /**
         * Sets how often an idle worker looks for events that another process stored, or that are due for another attempt; a
         * second unless told otherwise. What this receiver stores is handled at once.
         *
         * @param interval at least a millisecond
         * @return this builder
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder pollEvery(Duration interval) {
            if (interval.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("the interval must be at least a millisecond: " + interval);
            }
            this.pollEvery = interval;
            return this;
        }

        /**
         * Sets how long {@link WebhookWorkers#close} waits for handlers that are at work; 30 seconds unless told otherwise.
         *
         * @param limit nothing to interrupt them at once
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder closeWithin(Duration limit) {
            if (limit.isNegative()) {
                throw new IllegalArgumentException("the limit must not be negative: " + limit);
            }
            this.closeWithin = limit;
            return this;
        }

        /** {@return workers without threads, for {@link WebhookWorkers#workOff}} */
        public WebhookWorkers build() {
            return new WebhookWorkers(this);
        }

        /** {@return workers that are at work} */
        public WebhookWorkers start() {
            WebhookWorkers workers = build();
            workers.start(threads);
            return workers;
        }
    }

    /** How long a worker rests: a poll, or longer and longer while the store cannot be reached. */
    private static final class Pauses {
        private static final Duration LONGEST = Duration.ofSeconds(30);

        private final Duration usual;
        private Duration next;

        Pauses(Duration usual) {
            this.usual = usual;
            this.next = usual;
        }

        Duration next(boolean well) {
            if (well) {
                next = usual;
            } else {
                next = next.compareTo(LONGEST.dividedBy(2)) < 0 ? next.multipliedBy(2) : LONGEST;
            }
            return next;
        }
    }
}
