package app.winfactor.samples.ratelimit;

import app.winfactor.sdk.http.NoTurnException;
import app.winfactor.sdk.http.RateLimiter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * The limit of one API key for all processes that use it, wherever they run: they take their places from one row of a
 * PostgreSQL, with Bucket4j. Together they make at most 120 attempts in any 60 seconds as they arrive at WinFactor, however
 * it counts, if the ways there differ by less than two seconds; and 115 of the 120 can be used. Nobody saves up: an attempt
 * may start every 0.52 s, first come, first served across all processes. For a single process
 * {@link RateLimiter#standard()} does better.
 *
 * <p>A turn needs the database up to three times, on a thread of this limiter's own; nobody who asks is held up. While the
 * database does not answer there are no turns: the future fails, and the call ends as a {@code TransportException} with the
 * outcome {@code NOT_APPLIED}. Sending without having counted could cost the others their turns, and a call that was not
 * sent can be made again. A process that ends loses the places it has taken and not used; others wait for them in vain, once.
 *
 * <p>A 429 pauses all processes for as long as WinFactor says; unlike the limiter of one process this one is not slower
 * afterwards.
 */
public final class SharedRateLimiter implements RateLimiter, AutoCloseable {
    private static final Logger LOG = System.getLogger(SharedRateLimiter.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofDays(36_500);
    /** As for one process: nobody is locked out for good by a wrong number. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    /** An assumption, for a 429 that does not say how long. */
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** A place that is as near as this is there: the database's time is read over a network. */
    private static final Duration NEAR = Duration.ofMillis(10);

    private final SharedMinute minute;
    private final Worker worker;
    private final Set<Waiter> asking = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    // These are the worker's alone. The first in the queue gets the first place that comes; places are never fewer.
    private final List<Waiter> queue = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    /**
     * Joins the others.
     *
     * @param database a PostgreSQL that all processes share, best with a pool and with time-outs for connecting and for its
     *     sockets
     * @param label what the key is called in the database, the same in every process: any name but the key itself, which
     *     has no business there
     * @throws IllegalArgumentException if the label is blank, or begins as a key does
     */
    public SharedRateLimiter(DataSource database, String label) {
        this(database, label, new DaemonWorker());
    }

    SharedRateLimiter(DataSource database, String label, Worker worker) {
        if (label.isBlank() || label.startsWith("wf_")) {
            throw new IllegalArgumentException("the label is a name for the key: not blank, and never the key itself");
        }
        this.minute = new SharedMinute(database, label, worker);
        this.worker = worker;
    }

    /**
     * Makes the table {@code winfactor_limit}, if it is not there.
     *
     * @param database where
     * @throws SQLException if it cannot be made
     */
    public static void createTable(DataSource database) throws SQLException {
        SharedMinute.createTable(database);
    }

    @Override
    public CompletableFuture<Turn> turn(Duration atMost) {
        Waiter waiter = new Waiter(worker.nanos(), within(atMost, LONGEST_WAIT));
        asking.add(waiter);
        worker.run(() -> ask(waiter));
        CompletableFuture<Turn> unused = waiter.whenComplete((turn, failure) -> {
            asking.remove(waiter);
            worker.run(() -> leave(waiter));
        });
        if (closed) {
            waiter.completeExceptionally(gone());
        }
        return waiter;
    }

    private void ask(Waiter waiter) {
        if (waiter.isDone()) {
            return;
        }
        try {
            look();
            if (places.size() > queue.size()) {
                takeOver(waiter, places.get(queue.size()));
            } else {
                reserve(waiter);
            }
        } catch (SQLException | RuntimeException e) {
            waiter.completeExceptionally(unreachable(e));
        }
    }

    /** A place that somebody here has given up. It comes before any that could be had anew. */
    private void takeOver(Waiter waiter, Place place) {
        if (isTooLate(waiter, place.at())) {
            fail(waiter, place.at());
        } else {
            queue.add(waiter);
        }
    }

    private void reserve(Waiter waiter) {
        OptionalLong at = minute.reserve(waiter.left(worker.nanos()));
        if (at.isEmpty()) {
            fail(waiter, minute.next());
            return;
        }
        Place place = new Place(at.getAsLong());
        queue.add(waiter);
        places.add(place);
        come(place);
    }

    private void come(Place place) {
        Duration wait = minute.until(place.at());
        if (wait.compareTo(NEAR) > 0) {
            worker.after(wait, () -> wake(place));
        } else {
            give(place);
        }
    }

    /** Its time has come, unless there was a pause meanwhile. */
    private void wake(Place place) {
        if (!places.contains(place)) {
            return;
        }
        try {
            look();
            come(place);
        } catch (SQLException | RuntimeException e) {
            places.remove(place);
            if (!queue.isEmpty()) {
                queue.remove(0).completeExceptionally(unreachable(e));
            }
        }
    }

    private void give(Place place) {
        while (!queue.isEmpty()) {
            if (queue.remove(0).complete(new Granted())) {
                places.remove(place);
                return;
            }
        }
        giveBack();
        places.remove(place);
    }

    /** Reads the time; when a pause has come to light, those are turned away who cannot start in time any more. */
    private void look() throws SQLException {
        if (!minute.look()) {
            return;
        }
        int staying = 0;
        for (Waiter waiter : List.copyOf(queue)) {
            long at = places.get(staying).at();
            if (isTooLate(waiter, at)) {
                queue.remove(waiter);
                fail(waiter, at);
            } else {
                staying++;
            }
        }
    }

    /** Those behind a waiter who leaves move up; the place that is left over is the last. */
    private void leave(Waiter waiter) {
        queue.remove(waiter);
        try {
            giveBack();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "a place was not given back", e);
        }
    }

    /** What cannot be given back is there for whoever asks next in this process. */
    private void giveBack() {
        while (places.size() > queue.size()
                && minute.giveBack(places.get(places.size() - 1).at())) {
            places.remove(places.size() - 1);
        }
    }

    private boolean isTooLate(Waiter waiter, long at) {
        Duration left = waiter.left(worker.nanos());
        return minute.until(at).minus(left).compareTo(NEAR) > 0;
    }

    private void fail(Waiter waiter, long at) {
        waiter.completeExceptionally(new NoTurnException(minute.until(at)));
    }

    private void pause(Duration howLong) {
        try {
            minute.pause(howLong);
            look();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "the other processes were not told of a 429", e);
        }
    }

    /** Ends the thread. Whoever waits for a turn gets none, nor does whoever asks for one later. */
    @Override
    public void close() {
        closed = true;
        worker.close();
        asking.forEach(waiter -> waiter.completeExceptionally(gone()));
    }

    private static RuntimeException gone() {
        return new IllegalStateException("the shared rate limiter is closed");
    }

    private static RuntimeException unreachable(Exception e) {
        return new IllegalStateException("no turn: the database of the shared rate limiter does not answer", e);
    }

    private static Duration within(Duration given, Duration most) {
        return given.isNegative() ? Duration.ZERO : given.compareTo(most) < 0 ? given : most;
    }

    /** Compared by identity: two may have the same time. */
    private static final class Place {
        private final long at;

        private Place(long at) {
            this.at = at;
        }

        private long at() {
            return at;
        }
    }

    private static final class Waiter extends CompletableFuture<Turn> {
        private final long since;
        private final Duration atMost;

        private Waiter(long since, Duration atMost) {
            this.since = since;
            this.atMost = atMost;
        }

        private Duration left(long now) {
            return atMost.minusNanos(now - since);
        }
    }

    private final class Granted implements Turn {
        private final AtomicBoolean over = new AtomicBoolean();

        @Override
        public void ended() {
            over.set(true); // it was counted when it was given
        }

        @Override
        public void refused(Optional<Duration> retryAfter) {
            if (over.compareAndSet(false, true)) {
                Duration pause = within(retryAfter.orElse(PAUSE), LONGEST_PAUSE);
                worker.run(() -> pause(pause));
            }
        }
    }
}
