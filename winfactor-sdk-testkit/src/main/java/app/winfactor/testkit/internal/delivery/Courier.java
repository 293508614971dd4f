package app.winfactor.testkit.internal.delivery;

import app.winfactor.testkit.Mischief;
import app.winfactor.testkit.Times;
import app.winfactor.testkit.TimestampForm;
import app.winfactor.testkit.TypeField;
import app.winfactor.testkit.internal.wire.Wire;
import app.winfactor.testkit.internal.world.Attempt;
import app.winfactor.testkit.internal.world.Tenant;
import app.winfactor.testkit.internal.world.World;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes webhooks to their receiver on threads of its own: as many as may be under way at once. */
public final class Courier implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Courier.class.getName());

    private final World world;
    private final Map<Tenant, MischiefPlan> plans = new ConcurrentHashMap<>();
    private final Writing writing;
    private final Post post;
    private final Duration timeout;
    private final List<Thread> threads;

    public Courier(World world, Wire wire, Clock signatureClock, Duration timeout, int atOnce) {
        this.world = world;
        this.writing = new Writing(signatureClock);
        this.post = new Post(world.clock(), wire, writing, timeout);
        this.timeout = timeout;
        this.threads = IntStream.rangeClosed(1, atOnce).mapToObj(this::thread).toList();
    }

    /** Makes what is due, and from now on what becomes due. */
    public void start() {
        threads.forEach(Thread::start);
    }

    private Thread thread(int number) {
        Thread thread = new Thread(this::work, "winfactor-fake-webhooks-" + number);
        thread.setDaemon(true);
        return thread;
    }

    /** Something is wrong with the next deliveries. */
    public void next(Tenant tenant, Times times, Mischief mischief) {
        plan(tenant).add(times, mischief);
    }

    private MischiefPlan plan(Tenant tenant) {
        return plans.computeIfAbsent(tenant, any -> new MischiefPlan());
    }

    public void write(Tenant tenant, TimestampForm form) {
        writing.form(tenant, form);
    }

    public void write(Tenant tenant, TypeField field) {
        writing.form(tenant, field);
    }

    /** Delivers once more what was delivered; it counts for nothing. */
    public void copy(Tenant tenant, String eventId) {
        try {
            post.deliver(world.copy(tenant, eventId), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a copy was being delivered", e);
        }
    }

    private void work() {
        try {
            for (Attempt next = world.nextAttempt(); next != null; next = world.nextAttempt()) {
                deliver(next);
            }
        } catch (UncheckedIOException e) {
            // What became of a delivery can no longer be kept, so no other is begun.
            LOGGER.log(System.Logger.Level.ERROR, "Webhooks are no longer delivered", e);
        } catch (InterruptedException e) {
            // Closing interrupts a delivery that is still under way; nobody is left to hear of it.
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Attempt attempt) throws InterruptedException {
        Optional<Mischief> mischief = attempt.receiver() == null
                ? Optional.empty()
                : plan(attempt.tenant()).take(attempt.event());
        if (mischief.isPresent() && mischief.get() instanceof Mischief.Delayed delayed) {
            world.postpone(attempt, delayed.by());
            return;
        }
        @Nullable String error;
        try {
            error = post.deliver(attempt, mischief);
            if (mischief.isPresent() && mischief.get() instanceof Mischief.Copied copied) {
                for (int copy = 0; copy < copied.copies(); copy++) {
                    post.deliver(attempt.again(), Optional.empty());
                }
            }
        } catch (RuntimeException e) {
            // The next delivery must be made all the same. The message may hold the receiver's URL, and so a secret.
            error = e.getClass().getSimpleName();
        }
        world.attempted(attempt, error);
    }

    @Override
    public void close() {
        world.close();
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(timeout.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
