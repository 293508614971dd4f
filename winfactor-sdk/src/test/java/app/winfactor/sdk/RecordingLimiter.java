package app.winfactor.sdk;

import app.winfactor.sdk.http.RateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A limiter that grants at once or when told, and counts how often each turn came back. */
final class RecordingLimiter implements RateLimiter {
    private final boolean atOnce;
    private final Queue<CompletableFuture<Turn>> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Counted> granted = new ConcurrentLinkedQueue<>();

    private RecordingLimiter(boolean atOnce) {
        this.atOnce = atOnce;
    }

    static RecordingLimiter granting() {
        return new RecordingLimiter(true);
    }

    static RecordingLimiter holding() {
        return new RecordingLimiter(false);
    }

    @Override
    public CompletableFuture<Turn> turn(Duration atMost) {
        CompletableFuture<Turn> turn = new CompletableFuture<>();
        if (atOnce) {
            grant(turn);
        }
        asked.add(turn);
        return turn;
    }

    void grant(CompletableFuture<Turn> turn) {
        Counted counted = new Counted();
        if (turn.complete(counted)) {
            granted.add(counted);
        }
    }

    List<CompletableFuture<Turn>> asked() {
        return List.copyOf(asked);
    }

    int granted() {
        return granted.size();
    }

    boolean allCameBack() {
        return granted.stream().allMatch(turn -> turn.ended.get() + turn.refused.get() > 0);
    }

    boolean noneCameBackTwice() {
        return granted.stream().allMatch(turn -> turn.ended.get() + turn.refused.get() < 2);
    }

    int refused() {
        return granted.stream().mapToInt(turn -> turn.refused.get()).sum();
    }

    private static final class Counted implements Turn {
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();

        @Override
        public void ended() {
            ended.incrementAndGet();
        }

        @Override
        public void refused(Optional<Duration> retryAfter) {
            refused.incrementAndGet();
        }
    }
}
