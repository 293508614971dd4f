package app.winfactor.sdk.internal;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that is given up when it is too large or does not end in time. The time-out of {@code HttpRequest} ends at the
 * headers, and nothing of {@code java.net.http} limits a body's size.
 */
final class Body implements BodySubscriber<byte[]> {
    /** More than any error needs. */
    private static final int MOST_OF_AN_ERROR = 64 * 1024;

    private final Sink sink;
    private final boolean partWillDo;
    private final CompletableFuture<byte[]> end = new CompletableFuture<>();
    private volatile boolean cancelled;
    private volatile @Nullable Subscription subscription;

    private Body(Sink sink, boolean partWillDo, Duration time) {
        this.sink = sink;
        this.partWillDo = partWillDo;
        CompletableFuture<Void> timer = new CompletableFuture<Void>().orTimeout(time.toNanos(), TimeUnit.NANOSECONDS);
        CompletableFuture<Void> unused = timer.whenComplete((done, timeout) -> {
            if (timeout != null) { // not on the thread of all timers: a disk that hangs would stop every one of them
                Threads.POOL.execute(() -> abandon(new HttpTimeoutException("the body did not end in time")));
            }
        });
        // The timer lets go of this body as soon as it is over, not only when its time is up.
        CompletableFuture<byte[]> unusedToo = end.whenComplete((body, failure) -> timer.complete(null));
    }

    /** All of it or nothing. */
    static Body whole(Sink sink, Duration time) {
        return new Body(sink, false, time);
    }

    /** The beginning at least: that of an error says enough, and its status says what became of the call. */
    static Body asFarAsItComes(Duration time) {
        return new Body(new Sink.ToMemory(MOST_OF_AN_ERROR), true, time);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (cancelled) {
            given.cancel();
        } else {
            given.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                if (cancelled) {
                    return;
                }
                sink.take(buffer);
            }
        } catch (IOException e) {
            abandon(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        giveUp(failure);
    }

    @Override
    public void onComplete() {
        try {
            end.complete(sink.whole());
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** Nobody wants the rest, or any of it. */
    void abandon(IOException why) {
        if (end.isDone()) {
            return;
        }
        if (giveUp(why)) {
            cancelled = true;
            Subscription current = subscription;
            if (current != null) {
                current.cancel();
            }
        }
    }

    private boolean giveUp(Throwable why) {
        try {
            sink.stop();
        } catch (RuntimeException e) {
            why.addSuppressed(e); // what is left of a file is a nuisance; nobody must wait for ever because of it
        }
        return partWillDo ? end.complete(sink.part()) : end.completeExceptionally(why);
    }
}
